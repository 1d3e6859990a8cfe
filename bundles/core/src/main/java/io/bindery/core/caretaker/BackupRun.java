package io.bindery.core.caretaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.CorruptBlobException;
import io.bindery.api.store.StateSnapshots;
import io.bindery.core.upkeep.Backups;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One backup. What changes is in the spool when this is made; stored bytes never change and are read as they are written. */
final class BackupRun implements Backups.Backup {

    private static final Logger LOG = LoggerFactory.getLogger(BackupRun.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int FORMAT = 1;
    private static final long PER_ENTRY = 1_024;

    private final String id = UUID.randomUUID().toString();
    private final Instant at = Instant.now();
    private final BlobPins pins;
    private final BlobStore blobs;
    private final Spool spool;
    private final StateSnapshots.Summary state;
    private final String productVersion;
    private boolean open = true;

    private BackupRun(
            BlobPins pins, BlobStore blobs, Spool spool, StateSnapshots.Summary state, String productVersion) {
        this.pins = pins;
        this.blobs = blobs;
        this.spool = spool;
        this.state = state;
        this.productVersion = productVersion;
    }

    /** What a backup is made of. */
    record Sources(Path home, Path inbox, StateSnapshots snapshots, BlobStore blobs, BlobPins pins, String version) {}

    static BackupRun begin(Sources sources, boolean secrets) throws IOException {
        sources.pins().pin();
        Spool spool = null;
        try {
            spool = Spool.open(sources.home());
            // Before the database: a book that is taken meanwhile is in both, and is known by its bytes; the other way
            // round it would be in neither.
            spool.takeInbox(sources.inbox());
            Path database = spool.makeFolder("database");
            StateSnapshots.Summary state = sources.snapshots().write(database, spool.own("blobs"));
            for (String part : secrets
                    ? List.of("etc", "deploy", "worker-id", "secrets")
                    : List.of("etc", "deploy", "worker-id")) {
                spool.copy(sources.home().resolve(part), part);
            }
            return new BackupRun(sources.pins(), sources.blobs(), spool, state, sources.version());
        } catch (IOException | RuntimeException e) {
            if (spool != null) {
                spool.close();
            }
            sources.pins().unpin();
            throw e;
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long sizeBytes() {
        try (Stream<Path> files = Files.walk(spool.contents())) {
            long small = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length() + PER_ENTRY)
                    .sum();
            return small + state.blobBytes() + state.blobs() * PER_ENTRY;
        } catch (IOException e) {
            return state.blobBytes(); // only an estimate anyway
        }
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        try (Archive archive = new Archive(target, spool.own("sums"), at)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(spool.contents())) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            archive.add("manifest.json", JSON.writeValueAsBytes(manifest(files)));
            for (Path file : files) {
                archive.add(name(file), file);
            }
            List<String> problems = writeBlobs(archive);
            if (!problems.isEmpty()) {
                archive.add("PROBLEMS", String.join("\n", problems).getBytes(StandardCharsets.UTF_8));
            }
            archive.finish();
            LOG.info(
                    "Backup {} is written: {} jobs, {} stored files, {} problems",
                    id,
                    state.rows().getOrDefault("job", 0L),
                    state.blobs(),
                    problems.size());
        }
    }

    private String name(Path file) {
        return spool.contents().relativize(file).toString();
    }

    private Map<String, Object> manifest(List<Path> files) {
        TreeSet<String> parts = new TreeSet<>();
        files.forEach(
                file -> parts.add(spool.contents().relativize(file).getName(0).toString()));
        parts.add("blobs");
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "bindery-backup");
        manifest.put("formatVersion", FORMAT);
        manifest.put("id", id);
        manifest.put("createdAt", at.toString());
        manifest.put("productVersion", productVersion);
        manifest.put("schemaVersion", state.schemaVersion());
        manifest.put("parts", parts);
        manifest.put("rows", new java.util.TreeMap<>(state.rows()));
        manifest.put("blobs", state.blobs());
        manifest.put("blobBytes", state.blobBytes());
        manifest.put("sums", Archive.SUMS);
        return manifest;
    }

    private List<String> writeBlobs(Archive archive) throws IOException {
        List<String> problems = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(spool.own("blobs"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String sha256 = line.substring(0, line.indexOf(' '));
                Path file;
                try {
                    file = blobs.file(sha256);
                } catch (NoSuchFileException e) {
                    problems.add("the stored bytes " + sha256 + " are missing");
                    continue;
                } catch (CorruptBlobException e) {
                    problems.add(String.valueOf(e.getMessage()));
                    continue;
                }
                archive.add("blobs/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256, file);
            }
        }
        return problems;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            spool.close();
            pins.unpin();
        }
    }
}
