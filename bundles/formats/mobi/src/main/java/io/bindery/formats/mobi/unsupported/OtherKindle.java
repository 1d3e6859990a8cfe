package io.bindery.formats.mobi.unsupported;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.formats.mobi.KindleTypes;
import io.bindery.formats.mobi.MobiError;
import io.bindery.formats.mobi.palm.PalmDatabase;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of book of Kindle's or Palm's world that is known by its first bytes and not read. Immutable.
 *
 * @param mediaType its type
 * @param error why it is refused
 * @param name what it is, for a person
 */
public record OtherKindle(MediaType mediaType, MobiError error, String name) {

    private static final int HEAD = PalmDatabase.HEADER;

    /** Where the name of the first file of an archive begins (APPNOTE 6.3.10, section 4.3.7). */
    private static final int ZIP_NAME_OFFSET = 30;

    private static final OtherKindle KFX = new OtherKindle(KindleTypes.KFX, MobiError.KFX, "a KFX book");
    private static final OtherKindle KFX_ZIP =
            new OtherKindle(KindleTypes.KFX, MobiError.KFX, "a KFX book with its parts in a ZIP archive");
    private static final OtherKindle DRM_ION =
            new OtherKindle(KindleTypes.KFX, MobiError.KFX_PROTECTED, "a protected KFX book (DRMION)");
    private static final OtherKindle PROJECT =
            new OtherKindle(KindleTypes.KFX, MobiError.KINDLE_PROJECT, "a project of Kindle Create (KPF)");
    private static final OtherKindle TOPAZ = new OtherKindle(KindleTypes.TOPAZ, MobiError.TOPAZ, "a Topaz book (AZW1)");

    /** Type and creator in a Palm database's header, by the programs that read them. */
    private static final Map<String, String> PALM = Map.ofEntries(
            Map.entry("PNRdPPrs", "eReader (Palm Digital Media)"),
            Map.entry("PNPdPPrs", "eReader (Palm Digital Media)"),
            Map.entry("DataPlkr", "Plucker"),
            Map.entry("zTXTGPlm", "Weasel Reader (zTXT)"),
            Map.entry("TEXtTlDc", "TealDoc"),
            Map.entry("ToGoToGo", "iSilo"),
            Map.entry("SDocSilX", "iSilo 3"),
            Map.entry("BDOCWrdS", "WordSmith"),
            Map.entry("PDctPPrs", "a dictionary of Palm Digital Media"),
            Map.entry(".pdfADBE", "Adobe Reader for Palm"));

    /** Looks at the first bytes; empty for everything else. */
    public static Optional<OtherKindle> of(BookContent file) throws IOException {
        String head;
        try (InputStream in = file.open()) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith("CONT\2\0") || head.startsWith("CONT\1\0")) {
            return Optional.of(KFX);
        }
        if (head.startsWith("\u00EADRMION\u00EE")) {
            return Optional.of(DRM_ION);
        }
        if (head.startsWith("TPZ0") || head.startsWith("TPZ1")) {
            return Optional.of(TOPAZ);
        }
        // An EPUB that says so at once need not be opened for a look.
        if (head.startsWith("PK\3\4") && !head.startsWith("mimetype", ZIP_NAME_OFFSET)) {
            return zipped(file);
        }
        if (head.length() < HEAD) {
            return Optional.empty();
        }
        String kind = head.substring(PalmDatabase.KIND_OFFSET, PalmDatabase.KIND_OFFSET + 8);
        return Optional.ofNullable(PALM.get(kind))
                .map(program -> new OtherKindle(
                        KindleTypes.OTHER_PALM, MobiError.OTHER_PALM_BOOK, "a book for Palm devices, for " + program));
    }

    private static Optional<OtherKindle> zipped(BookContent file) throws IOException {
        try (HardenedZip zip = HardenedZip.open(file.file(), ZipLimits.DEFAULT)) {
            if (zip.contains("resources/book.kdf") || zip.contains("book.kcb")) {
                return Optional.of(PROJECT);
            }
            return zip.names().stream().anyMatch(name -> name.endsWith(".kfx") || name.endsWith("/book.kdf"))
                    ? Optional.of(KFX_ZIP)
                    : Optional.empty();
        } catch (RejectedException e) {
            // Damaged or hostile, so no sign of a Kindle to be seen; whoever claims it will say what is wrong.
            return Optional.empty();
        }
    }
}
