package io.bindery.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.store.ChangeSignals;
import io.bindery.stores.blobs.files.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorPartsTest {

    @TempDir
    Path home;

    @Test
    void a_store_that_works_keeps_nothing_of_the_probe() throws Exception {
        try (FileBlobStore store = new FileBlobStore(home)) {
            StoreProbe.tryOut(store);
            try (Stream<Path> files = Files.walk(home)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .containsExactly("lock");
            }
        }
    }

    @Test
    void a_store_that_cannot_write_is_found_out() throws Exception {
        FileBlobStore store = new FileBlobStore(home);
        store.close(); // its folder for new bytes is gone
        assertThatThrownBy(() -> StoreProbe.tryOut(store)).isInstanceOf(IOException.class);
    }

    @Test
    void a_disk_with_too_little_room_is_named() throws Exception {
        Files.createDirectories(home.resolve("blobs"));
        Disks disks = new Disks(home);
        assertThat(disks.withAtLeast(0)).contains("MiB free at " + home);
        assertThatThrownBy(() -> disks.withAtLeast(Long.MAX_VALUE)).hasMessageContaining(home.toString());
    }

    /** Signals of one node; as long as they are away they let nothing through. */
    private static final class OwnSignals implements ChangeSignals {
        private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();
        private boolean away;

        @Override
        public void announce(String topic) {
            if (!away) {
                listeners.getOrDefault(topic, () -> {}).run();
            }
        }

        @Override
        public Listening listen(String topic, Runnable heard) {
            listeners.put(topic, heard);
            return () -> listeners.remove(topic);
        }
    }

    @Test
    void signals_that_let_nothing_through_are_found_out_and_nobody_goes_on_listening() throws Exception {
        OwnSignals signals = new OwnSignals();
        assertThat(SignalProbe.tryOut(signals, Duration.ofSeconds(20))).isLessThan(Duration.ofSeconds(20));
        signals.away = true;
        assertThatThrownBy(() -> SignalProbe.tryOut(signals, Duration.ofMillis(10)))
                .hasMessage("a signal was not heard within 10 ms");
        assertThat(signals.listeners).isEmpty();
    }
}
