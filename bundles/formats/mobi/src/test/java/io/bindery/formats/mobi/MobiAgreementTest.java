package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What comes out for each MOBI of the corpus is what its README says must come out: it opens, or is refused with a clear finding; DRM
 * is named. The table of it is kept; after a change, {@code -Dbindery.derive} writes it anew.
 */
class MobiAgreementTest {

    private static final String NOTE =
            "<!-- Derived from the code: `mvn verify -Dbindery.derive` writes it anew. -->\n\n";

    private final MobiHandler handler = new MobiHandler();

    @BeforeAll
    static void tool() {
        Tools.needMobitool();
    }

    private static List<Path> books() {
        return Stream.concat(Corpus.files("mobi", ".mobi").stream(), Corpus.files("mobi", ".fail").stream())
                .sorted()
                .toList();
    }

    @Test
    void the_table_is_up_to_date_and_every_book_agrees() throws Exception {
        StringBuilder page = new StringBuilder(NOTE)
                .append(
                        "## MOBI\n\nThe books of the corpus' folder `mobi`, and what its README says must come out: each opens, or is refused with")
                .append(" a clear finding, and DRM is named.\n\n")
                .append("| book | wanted | found | format | title | words of text | findings | agrees |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        boolean all = true;
        for (Path file : books()) {
            Outcome outcome = outcome(file);
            String wanted = wanted(file);
            boolean agrees = outcome.found().equals(wanted);
            all &= agrees;
            page.append("| ")
                    .append(String.join(
                            " | ",
                            file.getFileName().toString(),
                            wanted,
                            outcome.found(),
                            outcome.format(),
                            outcome.title(),
                            outcome.words(),
                            outcome.findings(),
                            agrees ? "yes" : "**no**"))
                    .append(" |\n");
        }
        same("docs/agreement/mobi.md", page.toString());
        assertThat(all).as(page.toString()).isTrue();
    }

    private static String wanted(Path file) {
        String name = file.getFileName().toString();
        if (name.contains("drm")) {
            return "refused: DRM";
        }
        return name.endsWith(".fail") ? "refused" : "opens";
    }

    private record Outcome(String found, String format, String title, String words, String findings) {}

    private Outcome outcome(Path file) throws Exception {
        TestBook book = TestBook.of(file, KindleTypes.MOBI);
        List<Finding> findings;
        boolean valid;
        boolean drm = false;
        try (TestStepContext context = new TestStepContext()) {
            ValidationReport report = handler.validate(book, context);
            findings = report.findings();
            valid = report.valid();
        } catch (RejectedException e) {
            findings = e.findings();
            valid = false;
            drm = e.code() == MobiError.PROTECTED;
        }
        BookMetadata metadata = valid ? metadata(book) : BookMetadata.EMPTY;
        return new Outcome(
                valid ? "opens" : drm ? "refused: DRM" : "refused",
                metadata.first(MetadataField.FORMAT).orElse("-"),
                metadata.title().orElse("-"),
                valid ? String.valueOf(words(book)) : "-",
                findings.isEmpty()
                        ? "-"
                        : findings.stream()
                                .map(finding -> "`" + finding.code() + "` " + finding.message())
                                .collect(Collectors.joining("; ")));
    }

    private BookMetadata metadata(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY.apply(handler.extractMetadata(book, context), "mobi", Instant.EPOCH);
        }
    }

    private long words(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            StringWriter text = new StringWriter();
            handler.extractText(book, text, context);
            return text.toString().split("\\s+").length;
        }
    }

    private static void same(String name, String derived) throws IOException {
        Path page = Corpus.projectRoot().resolve(name);
        if (System.getProperty("bindery.derive") != null) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, derived);
        }
        assertThat(page).hasContent(derived);
    }
}
