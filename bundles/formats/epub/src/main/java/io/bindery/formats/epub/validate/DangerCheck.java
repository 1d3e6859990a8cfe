package io.bindery.formats.epub.validate;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.step.StepContext;
import io.bindery.formats.epub.EpubError;
import io.bindery.formats.epub.metadata.StyleSheets;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.xml.EntityGuard;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.NestedArchives;
import io.bindery.hardened.zip.ZipError;
import io.bindery.hardened.zip.ZipLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * Refuses a book that would harm whoever opens it: a bomb, a climbing path, an entity that grows without bounds. Finds
 * nothing else, because whether the book is a good EPUB is for EPUBCheck to say.
 */
final class DangerCheck {

    /** EPUBCheck has no limit of its own on entities; few books have any of their own. */
    private static final EntityGuard GUARD = new EntityGuard(new XmlLimits(32L << 20, 500, 100_000, 10_000_000));

    private static final long MAX_STYLE_BYTES = 2L << 20;

    private DangerCheck() {}

    /** @return errors that are to stand beside EPUBCheck's own: what the book asks for and does not get */
    static List<Finding> check(BookContent book, StepContext context) throws RejectedException, IOException {
        List<Finding> found = new ArrayList<>();
        Set<String> large = new LinkedHashSet<>();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            zip.readAll((name, content) -> {
                context.checkCancelled();
                look(name, content, found);
                if (zip.statedSize(name) > MAX_STYLE_BYTES) {
                    large.add(name);
                }
            });
            if (!large.isEmpty()) {
                checkStyles(zip, large, context);
            }
        } catch (RejectedException e) {
            // No archive at all is harmless, and EPUBCheck has findings of its own for it. But what its library can
            // open
            // and ours cannot, nobody has checked.
            if (e.code() != ZipError.NOT_A_ZIP || opensElsewhere(book.file())) {
                throw e;
            }
        }
        return found;
    }

    /** EPUBCheck keeps a whole style sheet in memory, many times over. Sizes are known to be true by now. */
    private static void checkStyles(HardenedZip zip, Set<String> large, StepContext context) throws RejectedException {
        for (String style : StyleSheets.of(zip, context)) {
            if (large.contains(style)) {
                throw HostileContentException.rejection(
                        EpubError.STYLE_TOO_LARGE,
                        "a style sheet of " + zip.statedSize(style) + " bytes",
                        Location.of(style));
            }
        }
    }

    private static boolean opensElsewhere(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() >= 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void look(String name, InputStream content, List<Finding> found)
            throws RejectedException, IOException {
        BufferedInputStream bytes = new BufferedInputStream(content);
        bytes.mark(PictureSize.HEAD);
        byte[] head = bytes.readNBytes(PictureSize.HEAD);
        bytes.reset();
        if (PictureSize.begins(head)) {
            PictureSize.check(bytes, name);
        } else if (NestedArchives.begins(head)) {
            NestedArchives.check(bytes, name, ZipLimits.DEFAULT);
        } else {
            GUARD.check(bytes, name).ifPresent(found::add);
        }
    }
}
