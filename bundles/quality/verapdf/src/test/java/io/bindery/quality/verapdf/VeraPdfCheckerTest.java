package io.bindery.quality.verapdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.quality.QualityChecker;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.QualityCheckerContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VeraPdfCheckerTest extends QualityCheckerContract {

    private static final String CLAIMS_NOTHING = "pdf/sample-files/001-trivial__minimal-document.pdf";

    @Override
    protected QualityChecker checker() {
        return checker(Config.DEFAULT);
    }

    private static VeraPdfChecker checker(Config config) {
        try {
            return new VeraPdfChecker(config);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    protected TestBook goodBook() {
        return book("pdf/verapdf/veraPDF_test_suite_6-2-2-t01-pass-a.pdf");
    }

    @Override
    protected TestBook faultyBook() {
        return book("pdf/verapdf/veraPDF_test_suite_6-1-2-t01-fail-d.pdf");
    }

    private static TestBook book(String name) {
        return TestBook.of(Corpus.path(name), MediaType.PDF);
    }

    private static List<Finding> check(Config config, TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return checker(config).check(book, BookMetadata.EMPTY, context);
        }
    }

    @Test
    void a_book_that_keeps_what_it_claims_gets_that_said() throws Exception {
        assertThat(check(goodBook())).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(VeraPdfError.CONFORMS.code());
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.message()).startsWith("keeps PDF/A-");
        });
    }

    @Test
    void a_broken_rule_is_named_with_standard_and_clause_and_rejects_only_if_configured() throws Exception {
        assertThat(check(faultyBook())).singleElement().satisfies(finding -> {
            assertThat(finding.code()).startsWith("PDF/A-").endsWith(" 6.1.2-1");
            assertThat(finding.message()).contains("ISO 19005-", "clause 6.1.2");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(check(Config.DEFAULT.rejecting(), faultyBook()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void a_book_that_claims_nothing_is_checked_only_if_configured() throws Exception {
        assertThat(check(Config.DEFAULT, book(CLAIMS_NOTHING))).isEmpty();
        assertThat(check(Config.DEFAULT.unclaimed("ua1"), book(CLAIMS_NOTHING)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.code()).startsWith("PDF/UA-1 "));
    }

    @Test
    void what_takes_too_much_memory_is_given_up() throws Exception {
        // Half a million objects do not fit into 32 megabytes.
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/X[");
        pdf.append("[0.25 0.5 <00>]".repeat(2_000_000))
                .append("]>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n");
        pdf.append("trailer<</Root 1 0 R>>\n%%EOF\n");
        TestBook book = TestBook.of("large.pdf", MediaType.PDF, pdf.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(check(Config.DEFAULT.unclaimed("1b").within(120, 32), book))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(VeraPdfError.TOO_LARGE.code()));
    }

    @Test
    void other_books_are_not_its_business() throws Exception {
        TestBook epub = TestBook.of("book.epub", MediaType.EPUB, faultyBook().bytes());
        assertThat(check(Config.DEFAULT, epub)).isEmpty();
    }

    @Test
    void a_claim_is_found_wherever_it_stands() throws IOException {
        String claim = "http://www.aiim.org/pdfa/ns/id/";
        for (int before : new int[] {0, 1, (1 << 16) - 10, 1 << 16, 200_000}) {
            byte[] bytes = (" ".repeat(before) + claim).getBytes(StandardCharsets.US_ASCII);
            assertThat(Claims.any(new ByteArrayInputStream(bytes)))
                    .as("after %s bytes", before)
                    .isTrue();
        }
        assertThat(Claims.any(new ByteArrayInputStream(claim.getBytes(StandardCharsets.UTF_16LE))))
                .isTrue();
        assertThat(Claims.any(new ByteArrayInputStream(
                        "<</Type/Metadata/Filter/FlateDecode>>".getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
        assertThat(Claims.any(new ByteArrayInputStream(new byte[100_000]))).isFalse();
    }

    @Test
    void a_configuration_without_sense_is_refused() {
        assertThatThrownBy(() -> checker(Config.DEFAULT.within(0, 512)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 s");
    }
}
