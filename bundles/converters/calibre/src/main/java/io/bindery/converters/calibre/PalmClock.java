package io.bindery.converters.calibre;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Puts a fixed moment into the head of a Palm database, where calibre writes the present one: creation, modification and backup are
 * seconds at the offsets 36, 40 and 44. Devices do not show them.
 */
final class PalmClock {

    private static final int CREATED = 36;

    /** 2000-01-01, in seconds since 1970, which such files may count from as well. */
    private static final int MOMENT = 946_684_800;

    private PalmClock() {}

    static void stop(Path file) throws IOException {
        try (RandomAccessFile database = new RandomAccessFile(file.toFile(), "rw")) {
            database.seek(CREATED);
            database.writeInt(MOMENT);
            database.writeInt(MOMENT);
            database.writeInt(0);
        }
    }
}
