package io.bindery.core.caretaker;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.KeptBlob;
import io.bindery.api.store.StateUpkeep;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.upkeep.UpkeepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes stored bytes that nothing refers to. A book's bytes are stored before there is a job for them, so bytes must also not
 * have been sent for a while; that is looked at again in the moment of the deletion.
 */
final class GarbageCollection {

    /** One question to the database costs a look at all jobs: better few large ones. */
    private static final int BATCH = 50_000;

    private static final int FEW = 20;

    private final BlobInventory inventory;
    private final StateUpkeep state;
    private final BlobPins pins;

    GarbageCollection(BlobInventory inventory, StateUpkeep state, BlobPins pins) {
        this.inventory = inventory;
        this.state = state;
        this.pins = pins;
    }

    /**
     * Whether most of what is kept would go. That is hardly ever meant: rather the database is another one than the bytes belong
     * to.
     */
    boolean mostWouldGo(Duration olderThan) {
        Round round = round(olderThan, false);
        return round.count > FEW && round.count * 2 > round.looked;
    }

    UpkeepReport run(Duration olderThan, boolean apply) {
        return round(olderThan, apply).report("not sent for " + olderThan);
    }

    private Round round(Duration olderThan, boolean apply) {
        Round round = new Round(Instant.now().minus(olderThan), apply);
        try {
            inventory.walk(round::look);
            round.decide();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreUnavailableException("the store of bytes cannot be looked through: " + e.getMessage(), e);
        }
        return round;
    }

    /** One look at all that is kept. */
    private final class Round {
        private final Instant cutoff;
        private final boolean apply;
        private final Map<String, Long> candidates = new HashMap<>();
        private long looked;
        private long count;
        private long bytes;
        private boolean held;

        Round(Instant cutoff, boolean apply) {
            this.cutoff = cutoff;
            this.apply = apply;
        }

        void look(KeptBlob blob) {
            looked++;
            if (!held && blob.touchedAt().isBefore(cutoff)) {
                candidates.put(blob.sha256(), blob.sizeBytes());
                if (candidates.size() >= BATCH) {
                    decide();
                }
            }
        }

        void decide() {
            if (!apply) {
                for (String sha256 : state.unreferenced(candidates.keySet())) {
                    add(sha256);
                }
            } else if (!held && !candidates.isEmpty()) {
                try {
                    held = !pins.ifUnpinned(this::delete);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            candidates.clear();
        }

        private void delete() throws IOException {
            for (String sha256 : state.unreferenced(candidates.keySet())) {
                if (inventory.deleteIfUntouchedSince(sha256, cutoff)) {
                    add(sha256);
                }
            }
        }

        private void add(String sha256) {
            count++;
            bytes += candidates.getOrDefault(sha256, 0L);
        }

        UpkeepReport report(String rule) {
            List<String> notes = new ArrayList<>();
            if (held) {
                notes.add("a backup is being made and may need any of the stored bytes; the rest goes when it is done");
            }
            return new UpkeepReport(
                    apply, List.of(new UpkeepReport.Line("unreferenced bytes", rule, count, bytes)), notes);
        }
    }
}
