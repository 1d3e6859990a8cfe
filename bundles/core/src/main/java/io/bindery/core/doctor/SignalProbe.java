package io.bindery.core.doctor;

import io.bindery.api.store.ChangeSignals;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A signal on a topic that nobody else has: signals that work are heard by whoever has announced them, too. */
final class SignalProbe {

    private SignalProbe() {}

    /**
     * How long it takes until a signal is heard.
     *
     * @throws IOException if it is not heard within this time
     */
    static Duration tryOut(ChangeSignals signals, Duration patience) throws IOException, InterruptedException {
        String topic = "doctor-" + UUID.randomUUID();
        CountDownLatch heard = new CountDownLatch(1);
        long begin = System.nanoTime();
        try (ChangeSignals.Listening listening = signals.listen(topic, heard::countDown)) {
            signals.announce(topic);
            if (!heard.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("a signal was not heard within " + patience.toMillis() + " ms");
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
