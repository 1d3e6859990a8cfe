package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpubHandlerTest extends FormatHandlerContract {

    private final EpubHandler handler = new EpubHandler();

    @Override
    protected FormatHandler handler() {
        return handler;
    }

    @Override
    protected TestBook validBook() {
        return Fixtures.plain().book("plain.epub");
    }

    @Test
    void a_finding_says_where_what_and_what_to_do() throws Exception {
        TestBook book = Fixtures.plain()
                .add(
                        "OEBPS/chapter1.xhtml",
                        "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">"
                                + "<head><title>x</title></head>\n<body><p>open</body></html>")
                .book("broken.epub");
        List<Finding> findings = validate(book).findings();
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("RSC-016");
            assertThat(finding.severity()).isEqualTo(Severity.FATAL);
            assertThat(finding.source()).isEqualTo("epubcheck");
            assertThat(finding.location().path()).isEqualTo("OEBPS/chapter1.xhtml");
            assertThat(finding.location().line()).isEqualTo(3);
            assertThat(finding.message()).contains("\"p\"");
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void a_finding_about_the_book_as_a_whole_has_no_path() throws Exception {
        TestBook book = Fixtures.plain().add("mimetype", "application/zip").book("wrong.epub");
        assertThat(validate(book).findings())
                .filteredOn(finding -> finding.code().equals("PKG-007"))
                .singleElement()
                .extracting(Finding::location)
                .isEqualTo(Location.BOOK);
    }

    @Test
    void named_characters_are_no_fault_and_are_read() throws Exception {
        assertThat(validate(Fixtures.plain().book("a.epub")).findings()).isEmpty();
    }

    @Test
    void of_endless_findings_the_first_are_kept_and_the_last_says_so() throws Exception {
        String chapter = "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">"
                + "<head><title>x</title></head><body>" + "<p wrong=\"1\">x</p>".repeat(10_500) + "</body></html>";
        List<Finding> findings = validate(
                        Fixtures.plain().add("OEBPS/chapter1.xhtml", chapter).book("endless.epub"))
                .findings();
        assertThat(findings).hasSize(10_001);
        assertThat(findings.get(10_000).code()).isEqualTo("BND-EPUB-001");
        assertThat(findings.get(10_000).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void it_warms_up_and_can_be_stopped_in_the_midst_of_it() {
        EpubHandler fresh = new EpubHandler();
        fresh.activate();
        fresh.deactivate();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("bindery-epub-warm-up"));
    }
}
