package io.bindery.conversion.source;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A whole archive of a word processor, with its main part, and not encrypted. */
final class OfficeSource implements SourceCheck {

    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final String mainPart;
    private final boolean openDocument;

    OfficeSource(MediaType type) {
        this.openDocument = type.equals(Formats.ODT);
        this.mainPart = openDocument ? "content.xml" : "[Content_Types].xml";
    }

    @Override
    public void check(Path file) throws RejectedException, IOException {
        compound(file);
        try (HardenedZip zip = HardenedZip.open(file, ZipLimits.DEFAULT)) {
            if (!zip.contains(mainPart)
                    || !openDocument && zip.names().stream().noneMatch(name -> name.startsWith("word/"))) {
                throw SourceCheck.rejection(
                        SourceError.NOT_OF_ITS_FORMAT, "it has no " + (openDocument ? mainPart : "part word/"));
            }
            zip.readAll((name, content) -> {
                if (openDocument && name.equals("META-INF/manifest.xml")) {
                    String manifest = new String(content.readNBytes(1 << 20), StandardCharsets.UTF_8);
                    if (manifest.contains("encryption-data")) {
                        throw SourceCheck.rejection(SourceError.PROTECTED, "its parts are encrypted with a password");
                    }
                }
            });
        }
    }

    /** A DOCX with a password is no archive but a compound file around a cipher (MS-OFFCRYPTO, section 1.3). */
    private static void compound(Path file) throws RejectedException, IOException {
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            if (java.util.Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND)) {
                throw SourceCheck.rejection(
                        SourceError.PROTECTED, "it is a compound file: one with a password, or of Word before 2007");
            }
        }
    }
}
