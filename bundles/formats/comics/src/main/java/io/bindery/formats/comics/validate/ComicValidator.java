package io.bindery.formats.comics.validate;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.step.StepContext;
import io.bindery.formats.comics.ComicError;
import io.bindery.formats.comics.metadata.ComicInfo;
import io.bindery.formats.comics.pages.ComicFiles;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.NestedArchives;
import io.bindery.hardened.zip.ZipLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xml.sax.SAXException;

/**
 * Checks that a comic book can be shown: that its archive is sound, every page a picture, and their order the same for all readers. Every byte
 * of the archive is read, no picture decoded. Safe for use by several threads.
 */
public final class ComicValidator {

    private static final int HEAD = 8;

    /** See {@link io.bindery.api.format.FormatHandler#validate}. */
    public ValidationReport validate(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        Findings findings = new Findings();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            ComicFiles files = ComicFiles.of(zip.names());
            if (files.pages().isEmpty()) {
                findings.add(
                        ComicError.NO_PAGES,
                        Severity.ERROR,
                        Location.BOOK,
                        "none of the " + zip.names().size() + " files in the archive is a picture");
            }
            contents(zip, files, findings, context);
            order(files, findings);
            info(zip, files, findings);
            strays(files, findings);
        }
        context.progress(1);
        return new ValidationReport(findings.all());
    }

    private static void contents(HardenedZip zip, ComicFiles files, Findings findings, StepContext context)
            throws RejectedException, IOException {
        Set<String> pages = new HashSet<>(files.pages());
        PageCheck check = new PageCheck(findings);
        int all = Math.max(1, zip.names().size());
        int[] done = {0};
        zip.readAll((name, content) -> {
            context.checkCancelled();
            context.progress((double) ++done[0] / all);
            BufferedInputStream bytes = new BufferedInputStream(content);
            bytes.mark(HEAD);
            byte[] head = bytes.readNBytes(HEAD);
            bytes.reset();
            if (isArchive(head)) {
                findings.add(
                        ComicError.NESTED_ARCHIVE,
                        Severity.ERROR,
                        Location.of(name),
                        "an archive within the archive: " + name);
                checkNested(head, bytes, name);
            } else if (pages.contains(name)) {
                check.check(name, bytes);
            }
        });
        check.sumUp();
    }

    private static void checkNested(byte[] head, InputStream bytes, String name) throws IOException {
        byte[] four = java.util.Arrays.copyOf(head, 4);
        if (NestedArchives.begins(four)) {
            NestedArchives.check(bytes, name, ZipLimits.DEFAULT);
        }
    }

    private static boolean isArchive(byte[] head) {
        String text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.startsWith("PK\3\4") || text.startsWith("Rar!\u001A\7") || text.startsWith("7z\u00BC\u00AF'\u001C");
    }

    private static void order(ComicFiles files, Findings findings) {
        if (!files.orderIsPlain()) {
            findings.add(
                    ComicError.ORDER_DEPENDS,
                    Severity.WARNING,
                    Location.BOOK,
                    "the first page is " + files.pages().get(0) + " and the last "
                            + files.pages().get(files.pages().size() - 1)
                            + " only if numbers in names are sorted as numbers");
        }
    }

    private static void info(HardenedZip zip, ComicFiles files, Findings findings)
            throws RejectedException, IOException {
        if (files.info().isEmpty()) {
            return;
        }
        String path = files.info().get();
        try {
            Optional<Integer> stated = ComicInfo.read(zip, path).number("PageCount");
            int pages = files.pages().size();
            if (stated.isPresent() && stated.get() != pages && stated.get() > 0) {
                findings.add(
                        ComicError.PAGES_MISCOUNTED,
                        Severity.WARNING,
                        Location.of(path),
                        "PageCount says " + stated.get() + ", and there are " + pages + " pages");
            }
        } catch (SAXException e) {
            findings.add(
                    ComicError.METADATA_BROKEN, Severity.WARNING, Location.of(path), String.valueOf(e.getMessage()));
        }
    }

    private static void strays(ComicFiles files, Findings findings) {
        for (String stray : files.strays()) {
            findings.add(
                    ComicError.STRAY_FILE,
                    Severity.WARNING,
                    Location.of(stray),
                    "neither a page nor metadata: " + stray);
        }
        List<String> litter = files.litter();
        if (!litter.isEmpty()) {
            findings.add(
                    ComicError.STRAY_FILE,
                    Severity.INFO,
                    Location.of(litter.get(0)),
                    litter.size() + " files that a system left behind, e.g. " + litter.get(0));
        }
    }
}
