package io.bindery.conversion.source;

import io.bindery.api.error.RejectedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A Palm database of type BOOK/MOBI, or of its forerunner TEXt/REAd, whose record table lies within the file, and whose text is in no cipher. */
final class MobiSource implements SourceCheck {

    private static final int TYPE = 60;
    private static final int RECORDS = 76;
    private static final int TABLE = 78;
    private static final int RECORD = 8;
    private static final int ENCRYPTION = 12;

    @Override
    public void check(Path file) throws RejectedException, IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] type = new byte[8];
            in.seek(TYPE);
            in.readFully(type);
            String kind = new String(type, StandardCharsets.US_ASCII);
            if (!kind.equals("BOOKMOBI") && !kind.equals("TEXtREAd")) {
                throw not("it is no Palm database of a book");
            }
            in.seek(RECORDS);
            int records = in.readUnsignedShort();
            long first = table(in, records);
            in.seek(first + ENCRYPTION);
            if (in.readUnsignedShort() != 0) {
                throw SourceCheck.rejection(SourceError.PROTECTED, "its header says that its text is in a cipher");
            }
            in.skipBytes(2);
            byte[] mobi = new byte[4];
            in.readFully(mobi);
            if (kind.equals("BOOKMOBI") && !new String(mobi, StandardCharsets.US_ASCII).equals("MOBI")) {
                throw not("it has no MOBI header");
            }
        } catch (EOFException e) {
            throw not("it ends too soon");
        }
    }

    /** Where the first record begins. */
    private static long table(RandomAccessFile in, int records) throws IOException, RejectedException {
        long first = 0;
        long before = TABLE + (long) records * RECORD;
        byte[] table = new byte[records * RECORD];
        in.seek(TABLE);
        in.readFully(table);
        for (int i = 0; i < records; i++) {
            long offset = java.nio.ByteBuffer.wrap(table).getInt(i * RECORD) & 0xFFFF_FFFFL;
            if (offset < before || offset > in.length()) {
                throw not("record " + i + " of its table lies outside of the file, or before the one before it");
            }
            first = i == 0 ? offset : first;
            before = offset;
        }
        if (records == 0) {
            throw not("it has no records");
        }
        return first;
    }

    private static RejectedException not(String why) {
        return SourceCheck.rejection(SourceError.NOT_OF_ITS_FORMAT, "no readable MOBI or AZW3: " + why);
    }
}
