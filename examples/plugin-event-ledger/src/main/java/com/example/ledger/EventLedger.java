package com.example.ledger;

import io.bindery.api.event.EventPublisher;
import io.bindery.api.event.OutgoingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Writes each event that leaves the platform into {@code events/ledger.tsv} of the data folder: key, type, subject and time. The
 * platform delivers at least once; the key makes exactly once of it. What came again stands in {@code events/repeats.tsv},
 * for those who want to know how often that happens.
 */
@Component(property = "bindery.plugin=event-ledger")
public class EventLedger implements EventPublisher {

    private final LedgerFile ledger;
    private final LedgerFile repeats;

    /** Goes on where an earlier life of it ended. */
    @Activate
    public EventLedger(BundleContext context) throws IOException {
        this(Path.of(context.getProperty("bindery.home")).resolve("events"));
    }

    EventLedger(Path folder) throws IOException {
        ledger = new LedgerFile(folder.resolve("ledger.tsv"));
        repeats = new LedgerFile(folder.resolve("repeats.tsv"));
    }

    @Override
    public synchronized void publish(List<OutgoingEvent> events) throws IOException {
        for (OutgoingEvent event : events) {
            String line = String.join(
                    "\t", event.key(), event.type(), event.subject(), event.at().toString());
            if (!ledger.add(line)) {
                repeats.add(event.key() + "#" + System.nanoTime());
            }
        }
        ledger.sync(); // only now may the platform take them for delivered
    }

    @Deactivate
    synchronized void close() throws IOException {
        ledger.close();
        repeats.close();
    }
}
