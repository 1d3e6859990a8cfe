package io.bindery.admin.rest;

import java.io.IOException;
import java.nio.file.Path;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskStorageService;
import org.jspecify.annotations.Nullable;

/**
 * Keeps uploads on the disk, as the library does, but lets one thread at a time at what is written about them: the library holds a lock on the
 * file, which fails instead of waiting if another thread of the same process has it. Safe for use by several threads.
 */
final class UploadStorage extends DiskStorageService {

    private final Object about = new Object();

    UploadStorage(Path folder) {
        super(folder.toString());
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(UploadId id) throws IOException {
        synchronized (about) {
            return super.getUploadInfo(id);
        }
    }

    @Override
    public void update(UploadInfo upload) throws IOException, UploadNotFoundException {
        synchronized (about) {
            super.update(upload);
        }
    }
}
