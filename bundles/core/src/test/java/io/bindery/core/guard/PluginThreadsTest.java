package io.bindery.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PluginThreadsTest {

    @Test
    @SuppressWarnings({"deprecation", "removal"}) // others make such groups
    void a_plugin_can_be_called_after_a_rest_though_a_short_lived_group_brought_it() throws Exception {
        ThreadGroup shortLived = new ThreadGroup("short-lived");
        shortLived.setDaemon(true);
        AtomicReference<PluginThreads> made = new AtomicReference<>();
        Thread bringer = new Thread(shortLived, () -> made.set(new PluginThreads("acme", Duration.ofMillis(20))));
        bringer.start();
        bringer.join();
        PluginThreads threads = made.get();
        Thread first = threadOf(threads);
        await().until(() -> !first.isAlive());

        assertThat(threadOf(threads)).isNotSameAs(first);
        threads.close();
    }

    private static Thread threadOf(PluginThreads threads) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        threads.execute(() -> thread.complete(Thread.currentThread()));
        return thread.get(10, TimeUnit.SECONDS);
    }
}
