package io.bindery.admin.rest;

import io.bindery.core.jobs.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadStorageService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a job of each upload that is complete, exactly once however often it is asked: the upload's id is the intake key. Then notes the
 * job beside the upload, and gives the room of its bytes back; the rest stays until it expires, so that whoever has not got the last answer
 * can still ask.
 */
final class FinishedUploads {

    private static final Logger LOG = LoggerFactory.getLogger(FinishedUploads.class);

    private final Platform platform;
    private final TusFileUploadService uploads;
    private final UploadStorageService storage;
    private final Path folder;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param folder where the service keeps uploads in this storage */
    FinishedUploads(Platform platform, TusFileUploadService uploads, UploadStorageService storage, Path folder) {
        this.platform = platform;
        this.uploads = uploads;
        this.storage = storage;
        this.folder = folder;
    }

    /**
     * The id of the job; empty if the upload is not complete, or but a part of another.
     *
     * @throws IOException if the bytes cannot be read, or not be stored
     */
    Optional<String> job(UploadInfo upload, String address, String owner) throws IOException, TusException {
        String concat = upload.getUploadConcatHeaderValue();
        if (upload.isUploadInProgress() || (concat != null && concat.startsWith("partial"))) {
            return Optional.empty();
        }
        Path note = folder.resolve("uploads").resolve(upload.getId().toString()).resolve("job");
        if (Files.exists(note)) {
            return Optional.of(Files.readString(note).strip());
        }
        String name = upload.getId().toString();
        if (!underWay.add(name)) {
            return Optional.empty(); // somebody else makes the job just now, and takes the bytes away when it is made
        }
        try {
            return Optional.of(submit(upload, address, owner, note));
        } finally {
            underWay.remove(name);
        }
    }

    private String submit(UploadInfo upload, String address, String owner, Path note) throws IOException, TusException {
        Map<String, String> about = upload.getMetadata();
        Submission submission = new Submission(
                "upload/" + upload.getId(),
                Parameters.required("publisher", about.get("publisher")),
                Parameters.required("filename", about.get("filename")),
                Parameters.sha256(Parameters.optional(about.get("sha256")), null),
                owner);
        String id;
        try (InputStream bytes = uploads.getUploadedBytes(address, owner)) {
            if (bytes == null) {
                throw new IOException("the bytes of the upload are gone");
            }
            id = platform.jobs().submit(submission, bytes).job().id();
        }
        note(note, id);
        release(note.resolveSibling("data"));
        return id;
    }

    /** Makes the jobs of complete uploads whose beginner has not come back to ask for one. */
    void sweep() throws IOException {
        Path all = folder.resolve("uploads");
        if (Files.notExists(all)) {
            return;
        }
        List<Path> each;
        try (Stream<Path> found = Files.list(all)) {
            each = found.filter(it -> Files.notExists(it.resolve("job"))).toList();
        }
        for (Path one : each) {
            try {
                UploadInfo upload = storage.getUploadInfo(
                        new UploadId(UUID.fromString(one.getFileName().toString())));
                if (upload != null && !upload.isExpired()) {
                    sweep(upload);
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("No job can be made of the upload {} just now", one.getFileName(), e);
            }
        }
    }

    private void sweep(UploadInfo upload) throws IOException {
        String owner = upload.getOwnerKey();
        try {
            job(upload, UploadsServlet.ADDRESS + '/' + upload.getId(), owner == null ? "" : owner)
                    .ifPresent(id -> LOG.info("The upload {} became the job {}", upload.getId(), id));
        } catch (TusException e) {
            LOG.debug("The upload {} is gone", upload.getId(), e);
        }
    }

    private static void note(Path note, String jobId) throws IOException {
        Path draft = note.resolveSibling("job.draft");
        try (FileChannel out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(StandardCharsets.UTF_8.encode(jobId));
            out.force(true); // the bytes go next
        }
        Files.move(draft, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void release(Path data) throws IOException {
        if (Files.exists(data)) {
            FileChannel.open(data, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }
}
