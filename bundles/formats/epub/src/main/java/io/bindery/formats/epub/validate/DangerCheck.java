package io.bindery.formats.epub.validate;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.xml.EntityGuard;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipError;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;

/**
 * Refuses a book that would harm whoever opens it: a bomb, a climbing path, an entity that grows without bounds. Finds
 * nothing else, because whether the book is a good EPUB is for EPUBCheck to say.
 */
final class DangerCheck {

    /** EPUBCheck has no limit of its own on entities; few books have any of their own. */
    private static final EntityGuard GUARD =
            new EntityGuard(new XmlLimits(XmlLimits.DEFAULT.bytes(), XmlLimits.DEFAULT.depth(), 100_000, 10_000_000));

    private DangerCheck() {}

    static void check(BookContent book, StepContext context) throws RejectedException, IOException {
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            zip.readAll((name, content) -> {
                context.checkCancelled();
                GUARD.check(content, name);
            });
        } catch (RejectedException e) {
            // No archive at all is harmless, and EPUBCheck has findings of its own for it.
            if (e.code() != ZipError.NOT_A_ZIP) {
                throw e;
            }
        }
    }
}
