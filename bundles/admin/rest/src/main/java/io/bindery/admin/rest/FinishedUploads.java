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
import java.util.Map;
import java.util.Optional;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;

/**
 * Makes a job of each upload that is complete, exactly once however often it is asked: the upload's id is the intake key. Then notes the
 * job beside the upload, and gives the room of its bytes back; the rest stays until it expires, so that whoever has not got the last answer
 * can still ask.
 */
final class FinishedUploads {

    private final Platform platform;
    private final TusFileUploadService uploads;
    private final Path folder;

    /** @param folder where the service keeps uploads */
    FinishedUploads(Platform platform, TusFileUploadService uploads, Path folder) {
        this.platform = platform;
        this.uploads = uploads;
        this.folder = folder;
    }

    /**
     * The id of the job; empty if the upload is not complete, or but a part of another.
     *
     * @throws IOException if the bytes cannot be read, or not be stored
     */
    Optional<String> job(UploadInfo upload, String address, String owner) throws IOException, TusException {
        String concat = upload.getUploadConcatHeaderValue();
        if (upload.isUploadInProgress() || concat != null && concat.startsWith("partial")) {
            return Optional.empty();
        }
        Path note = folder.resolve("uploads").resolve(upload.getId().toString()).resolve("job");
        if (Files.exists(note)) {
            return Optional.of(Files.readString(note).strip());
        }
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
        return Optional.of(id);
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
