package io.bindery.admin.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadStorageService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uploads that are under way: how much they are, and which have expired. What has expired is remembered for a month, so that its
 * beginner learns that it was not lost by chance. Safe for use by several threads.
 */
final class OpenUploads {

    private static final Logger LOG = LoggerFactory.getLogger(OpenUploads.class);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final UploadStorageService storage;
    private final Path uploads;
    private final Path expired;
    private final UploadLimits limits;

    /** @param folder where the service keeps uploads in this storage */
    OpenUploads(UploadStorageService storage, Path folder, UploadLimits limits) {
        this.storage = storage;
        this.uploads = folder.resolve("uploads");
        this.expired = folder.resolve("expired");
        this.limits = limits;
    }

    /**
     * Sees to it that there is room for one more.
     *
     * @param publisher whose it will be; null for a part, which is nobody's yet
     * @param length its length; null if it is not known yet, which counts as the most that one may have
     * @throws ApiException if there is none
     */
    void requireRoom(@Nullable String publisher, String owner, @Nullable Long length) throws IOException {
        int own = 0;
        long bytes = length == null ? storage.getMaxUploadSize() : length;
        for (UploadInfo upload : all()) {
            if (!upload.isUploadInProgress() || upload.isExpired()) {
                continue;
            }
            own += owner.equals(upload.getOwnerKey()) ? 1 : 0;
            if (publisher != null && publisher.equals(upload.getMetadata().get("publisher"))) {
                bytes += upload.hasLength() ? upload.getLength() : storage.getMaxUploadSize();
            }
        }
        if (own >= limits.mostOfCaller()) {
            throw new ApiException(
                    ApiError.UPLOADS_FULL, "you have " + own + " uploads under way; finish some, or give some up");
        }
        if (publisher != null && bytes > limits.mostBytes(publisher)) {
            throw new ApiException(
                    ApiError.UPLOADS_FULL,
                    "uploads of " + publisher + " would be " + bytes + " bytes together, which is more than the "
                            + limits.mostBytes(publisher) + " that may be under way at once");
        }
    }

    /**
     * Refuses an upload of this owner that has expired; of others' nobody learns anything.
     *
     * @param address the upload's
     */
    void requireLife(String address, String owner) throws IOException {
        String name = address.substring(address.lastIndexOf('/') + 1);
        UploadId id = id(name);
        if (id == null) {
            return;
        }
        UploadInfo upload = storage.getUploadInfo(id);
        boolean over = upload != null && upload.isExpired() && owner.equals(upload.getOwnerKey());
        Path note = expired.resolve(id.toString());
        if (over
                || (upload == null
                        && Files.exists(note)
                        && Files.readString(note).equals(owner))) {
            throw new ApiException(ApiError.UPLOAD_EXPIRED, "the upload has expired: no byte has come for too long");
        }
    }

    /** Notes which have expired, before they are removed; forgets what was noted long ago. */
    void rememberExpired() throws IOException {
        for (UploadInfo upload : all()) {
            String owner = upload.getOwnerKey();
            if (upload.isExpired() && owner != null) {
                Files.createDirectories(expired);
                Files.writeString(expired.resolve(upload.getId().toString()), owner);
            }
        }
        Instant oldest = Instant.now().minus(REMEMBERED);
        for (Path note : each(expired)) {
            if (Files.getLastModifiedTime(note).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(note);
            }
        }
    }

    private List<UploadInfo> all() throws IOException {
        List<UploadInfo> all = new ArrayList<>();
        for (Path one : each(uploads)) {
            UploadId id = id(one.getFileName().toString());
            try {
                UploadInfo upload = id == null ? null : storage.getUploadInfo(id);
                if (upload != null) {
                    all.add(upload);
                }
            } catch (IOException e) {
                LOG.debug("The upload {} is being removed just now", one.getFileName(), e);
            }
        }
        return all;
    }

    private static List<Path> each(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    private static @Nullable UploadId id(String name) {
        try {
            return new UploadId(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            return null; // no upload's name
        }
    }
}
