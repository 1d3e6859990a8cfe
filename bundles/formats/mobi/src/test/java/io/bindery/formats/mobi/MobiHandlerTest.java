package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.formats.mobi.text.MobiTool;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MobiHandlerTest extends FormatHandlerContract {

    private final MobiHandler handler = new MobiHandler();
    private final MobiHandler withoutTool = new MobiHandler(new MobiTool("mobitool-that-is-not-installed"));

    @BeforeAll
    static void tool() {
        Tools.needMobitool();
    }

    @Override
    protected FormatHandler handler() {
        return handler;
    }

    @Override
    protected TestBook validBook() {
        return TestBook.of(Corpus.path("mobi/sample-ncx.mobi"), KindleTypes.MOBI);
    }

    @Test
    void it_handles_mobi_azw_and_kf8() {
        assertThat(handler.mediaTypes())
                .extracting(MediaType::name)
                .containsExactlyInAnyOrder(
                        "application/x-mobipocket-ebook",
                        "application/vnd.amazon.mobi8-ebook",
                        "application/vnd.amazon.ebook");
    }

    @Test
    void a_book_that_was_built_by_hand_is_valid_and_opens() throws Exception {
        assertThat(validate(MobiBuilder.book().exth(100, "A. Writer").build()).findings())
                .isEmpty();
    }

    @Test
    void without_mobitool_the_structure_is_judged_and_a_note_says_what_to_install() throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            List<Finding> findings = withoutTool.validate(validBook(), context).findings();
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("BND-MOBI-012");
                assertThat(finding.severity()).isEqualTo(Severity.INFO);
                assertThat(finding.remedy()).contains("apt-get install libmobi-tools");
            });
        }
    }

    @Test
    void without_mobitool_there_is_no_text_and_the_error_says_what_to_install() {
        try (TestStepContext context = new TestStepContext()) {
            assertThatThrownBy(() -> withoutTool.extractText(validBook(), new StringWriter(), context))
                    .isInstanceOfSatisfying(UnavailableException.class, e -> {
                        assertThat(e.code()).isEqualTo(MobiError.TOOL_MISSING);
                        assertThat(e.code().remedy()).contains("apt-get install libmobi-tools");
                    });
        }
    }

    @Test
    void a_cover_that_is_not_there_is_a_warning() throws Exception {
        TestBook book =
                MobiBuilder.book().picture(Pictures.png(600, 800)).exth(201, 7).build();
        assertThat(validate(book).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("BND-MOBI-010");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void a_sample_is_noted() throws Exception {
        TestBook book = MobiBuilder.book().exth(115, 1).build();
        assertThat(validate(book).findings()).extracting(Finding::code).containsExactly("BND-MOBI-016");
    }
}
