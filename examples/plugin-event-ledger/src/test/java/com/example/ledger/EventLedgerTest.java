package com.example.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.api.event.OutgoingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLedgerTest {

    @TempDir
    Path folder;

    private static OutgoingEvent event(String key) {
        return new OutgoingEvent(key, "job.received", "the-job", Instant.EPOCH, Map.of());
    }

    private List<String> ledger() throws IOException {
        return Files.readAllLines(folder.resolve("ledger.tsv"));
    }

    @Test
    void an_event_that_comes_again_in_another_life_is_written_once_and_counted() throws Exception {
        EventLedger first = new EventLedger(folder);
        first.publish(List.of(event("a"), event("b")));
        first.close();
        EventLedger second = new EventLedger(folder);
        second.publish(List.of(event("b"), event("c")));
        second.close();

        assertEquals(List.of("a", "b", "c"), ledger().stream().map(line -> line.split("\t")[0]).toList());
        assertEquals(1, Files.readAllLines(folder.resolve("repeats.tsv")).size());
    }

    @Test
    void half_a_line_does_not_count_and_is_replaced_by_the_whole_one() throws Exception {
        EventLedger first = new EventLedger(folder);
        first.publish(List.of(event("a")));
        first.close();
        Files.writeString(folder.resolve("ledger.tsv"), "b\tjob.rec", StandardOpenOption.APPEND);

        EventLedger second = new EventLedger(folder);
        second.publish(List.of(event("b")));
        second.close();

        assertEquals(2, ledger().size());
        assertTrue(ledger().get(1).startsWith("b\tjob.received\tthe-job\t"));
    }
}
