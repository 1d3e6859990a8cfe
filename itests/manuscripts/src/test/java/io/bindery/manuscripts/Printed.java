package io.bindery.manuscripts;

import io.bindery.api.content.MediaType;
import io.bindery.converters.print.page.PageStyle;
import io.bindery.converters.print.page.Printer;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.file.Path;
import java.util.List;

/** PDFs of books, by the platform's own press. */
final class Printed {

    private static final Printer PRESS = new Printer(PageStyle.usual(), List.of(Path.of("/usr/share/fonts")));

    private Printed() {}

    static Path of(Path epub, Path pdf) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            PRESS.print(TestBook.of(epub, MediaType.EPUB), pdf, context);
        }
        return pdf;
    }
}
