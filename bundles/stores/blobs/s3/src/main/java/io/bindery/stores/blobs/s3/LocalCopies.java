package io.bindery.stores.blobs.s3;

import io.bindery.api.store.KeptBlob;
import io.bindery.stores.blobs.files.FileBlobStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which local copies are in use, which ones the bucket lacks, and which may go. Thread-safe. */
final class LocalCopies {

    /** A plugin that was given a file may look at it for as long as a step lasts. */
    private static final Duration IN_USE = Duration.ofHours(2);

    private final FileBlobStore local;
    private final long room;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final Set<String> unsent = ConcurrentHashMap.newKeySet();
    /** What an earlier life left may never have been sent. */
    private volatile boolean lookedThrough;

    LocalCopies(FileBlobStore local, long room) {
        this.local = local;
        this.room = room;
    }

    void used(String sha256) {
        used.put(sha256, Instant.now());
    }

    void unsent(String sha256) {
        unsent.add(sha256);
    }

    void sent(String sha256) {
        unsent.remove(sha256);
    }

    /** Those that the bucket may lack: at the first time all, later those whose sending failed. */
    List<KeptBlob> toSend() throws IOException {
        if (lookedThrough && unsent.isEmpty()) {
            return List.of();
        }
        List<KeptBlob> all = all();
        if (!lookedThrough) {
            all.forEach(blob -> unsent.add(blob.sha256()));
            lookedThrough = true;
        }
        return all.stream().filter(blob -> unsent.contains(blob.sha256())).toList();
    }

    /** Those that must go for the others to have room, the longest unused first; none that is in use. */
    List<KeptBlob> oldest() throws IOException {
        Instant since = Instant.now().minus(IN_USE);
        used.values().removeIf(time -> time.isBefore(since));
        List<KeptBlob> all = all();
        long bytes = all.stream().mapToLong(KeptBlob::sizeBytes).sum();
        List<KeptBlob> going = new ArrayList<>();
        all.sort(Comparator.comparing(KeptBlob::touchedAt));
        for (KeptBlob blob : all) {
            if (bytes <= room) {
                break;
            }
            if (!used.containsKey(blob.sha256())) {
                going.add(blob);
                bytes -= blob.sizeBytes();
            }
        }
        return going;
    }

    /** Deletes a copy unless somebody has begun to use it; call it while nobody can. */
    void drop(KeptBlob blob) throws IOException {
        if (!used.containsKey(blob.sha256()) && !unsent.contains(blob.sha256())) {
            local.deleteIfUntouchedSince(blob.sha256(), Instant.MAX);
        }
    }

    private List<KeptBlob> all() throws IOException {
        List<KeptBlob> all = new ArrayList<>();
        local.walk(all::add);
        return all;
    }
}
