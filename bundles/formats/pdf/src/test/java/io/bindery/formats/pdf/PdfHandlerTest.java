package io.bindery.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;

class PdfHandlerTest extends FormatHandlerContract {

    private static final byte[] GOOD = Pdfs.tyger().bytes();

    private final PdfHandler handler = new PdfHandler();

    @Override
    protected FormatHandler handler() {
        return handler;
    }

    @Override
    protected TestBook validBook() {
        return Pdfs.book(GOOD);
    }

    private List<Finding> findings(TestBook book, PdfError kind) throws Exception {
        return validate(book).findings().stream()
                .filter(finding -> finding.code().equals(kind.code()))
                .toList();
    }

    private List<Finding> findings(Pdfs pdf, PdfError kind) throws Exception {
        return findings(pdf.book(), kind);
    }

    @Test
    void of_a_good_book_only_that_it_is_not_tagged_is_worth_saying() throws Exception {
        assertThat(validate(validBook()).findings())
                .extracting(Finding::code)
                .containsExactly(PdfError.NOT_TAGGED.code());
    }

    @Test
    void a_book_that_needs_a_password_is_refused_with_a_remedy() {
        TestBook book = Pdfs.tyger().protect("secret", permission -> {}).book();
        RejectedException refusal = catchThrowableOfType(RejectedException.class, () -> validate(book));
        assertThat(refusal.code()).isEqualTo(PdfError.PASSWORD_NEEDED);
        assertThat(refusal.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isNotBlank());
    }

    @Test
    void what_the_owner_does_not_permit_is_named() throws Exception {
        Pdfs pdf = Pdfs.tyger().protect("", permission -> {
            permission.setCanPrint(false);
            permission.setCanExtractContent(false);
        });
        TestBook book = pdf.book();
        assertThat(findings(book, PdfError.ENCRYPTED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("AES of 256 bits", "printing", "taking text and pictures out")
                        .doesNotContain("annotations"));
        assertThat(findings(book, PdfError.EXTRACTION_DENIED)).hasSize(1);
        assertThat(validate(book).valid()).isTrue();
    }

    @Test
    void a_table_of_parts_that_was_rebuilt_is_told() throws Exception {
        byte[] cut = Arrays.copyOf(GOOD, GOOD.length - 40);
        assertThat(findings(Pdfs.book(cut), PdfError.REPAIRED)).hasSize(1);
        assertThat(findings(Pdfs.book(cut), PdfError.END_MISPLACED)).hasSize(1);
        byte[] late = ("junk\n" + new String(GOOD, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(findings(Pdfs.book(late), PdfError.HEADER_MISPLACED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith("5 bytes"));
        assertThat(findings(Pdfs.book(late), PdfError.REPAIRED)).hasSize(1);
        assertThat(findings(validBook(), PdfError.REPAIRED)).isEmpty();
    }

    @Test
    void a_font_that_is_not_embedded_is_named_once() throws Exception {
        Pdfs pdf = Pdfs.tyger().change(document -> {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.TIMES_ITALIC);
            for (int i = 0; i < 3; i++) {
                PDPage page = new PDPage(PDRectangle.A5);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 11);
                    content.showText("x");
                    content.endText();
                }
            }
        });
        assertThat(findings(pdf, PdfError.FONT_NOT_EMBEDDED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Times-Italic", "page 3"));
    }

    @Test
    void sizes_of_pages_are_compared_and_judged() throws Exception {
        Pdfs pdf = Pdfs.tyger().change(document -> {
            document.addPage(new PDPage(PDRectangle.A4));
            document.addPage(new PDPage(new PDRectangle(20_000, 20_000)));
        });
        TestBook book = pdf.book();
        assertThat(findings(book, PdfError.PAGE_SIZES_MIXED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("2 pages of 148 x 210 mm", "1 page of 210 x 297 mm from page 3 on"));
        assertThat(findings(book, PdfError.PAGE_SIZE_ABSURD))
                .singleElement()
                .satisfies(finding -> assertThat(finding.location().path()).isEqualTo("#page=4"));
    }

    @Test
    void a_scan_and_its_resolution_are_told() throws Exception {
        Pdfs pdf = Pdfs.tyger().change(document -> {
            java.awt.image.BufferedImage picture =
                    new java.awt.image.BufferedImage(420, 595, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 2; i++) {
                PDPage page = new PDPage(PDRectangle.A5);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 420, 595);
                }
            }
        });
        TestBook book = pdf.book();
        assertThat(findings(book, PdfError.SCAN_WITHOUT_TEXT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("2 of 4 pages", "3-4"));
        assertThat(findings(book, PdfError.LOW_RESOLUTION))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.message()).contains("72 pixels"));
    }

    @Test
    void an_outline_entry_that_leads_nowhere_is_named() throws Exception {
        byte[] bytes = new RawPdf()
                .object(1, "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>")
                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object(3, RawPdf.page(""))
                .object(4, "<</First 5 0 R>>")
                .object(5, "<</Title(Lost)/Dest(nowhere)/Next 6 0 R>>")
                .object(6, "<</Title(Found)/Dest[3 0 R/Fit]/Next 7 0 R>>")
                .object(7, "<</Title(Web)/A<</S/URI/URI(https://example.org)>>>>")
                .bytes();
        assertThat(findings(Pdfs.book(bytes), PdfError.OUTLINE_FAULT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Lost"));
    }

    @Test
    void what_starts_programs_is_an_error_and_what_runs_scripts_a_warning() throws Exception {
        byte[] bytes = new RawPdf()
                .object(
                        1,
                        "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
                                + "/Names<</EmbeddedFiles<</Names[(a)<</UF(virus.exe)/EF<<>>>>]>>>>>>")
                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object(3, RawPdf.page("/Annots[<</Subtype/Link/A<</S/URI/URI(x)/Next<</S/Launch/F(cmd.exe)>>>>>>]"))
                .bytes();
        TestBook book = Pdfs.book(bytes);
        assertThat(findings(book, PdfError.LAUNCH)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.location().path()).isEqualTo("#page=1");
        });
        assertThat(findings(book, PdfError.SCRIPT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        assertThat(findings(book, PdfError.ATTACHMENT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("virus.exe"));
    }

    @Test
    void a_page_whose_contents_are_gone_is_an_error() throws Exception {
        byte[] bytes = new RawPdf()
                .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object(3, RawPdf.page("/Contents 77 0 R"))
                .bytes();
        assertThat(findings(Pdfs.book(bytes), PdfError.PAGE_UNREADABLE)).hasSize(1);
    }

    @Test
    void where_info_and_xmp_contradict_each_other_is_named() throws Exception {
        Pdfs pdf = Pdfs.tyger()
                .xmp("<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>The Tiger</rdf:li></rdf:Alt></dc:title>");
        assertThat(findings(pdf, PdfError.METADATA_CONFLICT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("“The Tyger”", "“The Tiger”"));
    }

    @Test
    void of_endless_findings_the_first_are_kept_and_the_last_counts_the_others() throws Exception {
        Pdfs pdf = Pdfs.tyger();
        for (int i = 0; i < 50; i++) {
            pdf.change(document -> document.addPage(new PDPage(new PDRectangle(1, 1))));
        }
        assertThat(findings(pdf, PdfError.PAGE_SIZE_ABSURD))
                .hasSize(21)
                .last()
                .satisfies(finding -> assertThat(finding.message()).startsWith("and 30 more"));
    }
}
