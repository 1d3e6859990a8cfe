package io.bindery.testkit;

import io.bindery.api.event.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Events for tests of what carries them. */
final class Events {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    /** So many different events, with keys that sort in their order. */
    static List<OutgoingEvent> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OutgoingEvent(
                        String.format("job-%04d/1", i),
                        "job.succeeded",
                        "job-" + i,
                        AT.plusSeconds(i),
                        Map.of("publisher", "acme", "fileName", "book " + i + ".epub")))
                .toList();
    }

    /** One as no release has sent it yet: of a new type, without data that others have, with names that a sender chose. */
    static OutgoingEvent strange() {
        return new OutgoingEvent(
                "strange/1", "shelf.dusted", "shelf", AT, Map.of("fileName", "\u202E\"'<b>&\n\t\\.epub", "empty", ""));
    }
}
