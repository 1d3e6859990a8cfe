package io.bindery.quality.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.RelatedProduct;
import io.bindery.api.metadata.Title;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityCheckerTest {

    private static final String GERMAN =
            "Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem"
                    + " Bett zu einem ungeheueren Ungeziefer verwandelt. Er lag auf seinem panzerartig harten Rücken und sah, wenn er den"
                    + " Kopf ein wenig hob, seinen gewölbten, braunen, von bogenförmigen Versteifungen geteilten Bauch, auf dessen Höhe"
                    + " sich die Bettdecke, zum gänzlichen Niedergleiten bereit, kaum noch erhalten konnte. Seine vielen, im Vergleich zu"
                    + " seinem sonstigen Umfang kläglich dünnen Beine flimmerten ihm hilflos vor den Augen.\n";
    private static final String ENGLISH =
            "Call me Ishmael. Some years ago, never mind how long precisely, having little or no"
                    + " money in my purse, and nothing particular to interest me on shore, I thought I would sail about a little and see"
                    + " the watery part of the world. It is a way I have of driving off the spleen and regulating the circulation."
                    + " Whenever I find myself growing grim about the mouth; whenever it is a damp, drizzly November in my soul, then I"
                    + " account it high time to get to sea as soon as I can.\n";

    private final PlausibilityChecker checker = new PlausibilityChecker();
    private final MetadataPatch.Builder known = MetadataPatch.builder();

    private List<Finding> check(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return checker.check(book, BookMetadata.EMPTY.apply(known.build(), "test", Instant.EPOCH), context);
        }
    }

    private List<Finding> check() throws Exception {
        return check(TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'}));
    }

    private void isbn(String isbn) {
        known.add(MetadataField.IDENTIFIERS, new Identifier("ISBN", isbn), "");
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9780141439600",
                "978-3-16-148410-0",
                "9791034304837",
                "979-8-5089-9124-1",
                "9786600000008",
                "9786999000009"
            })
    void a_sound_isbn_passes(String isbn) throws Exception {
        isbn(isbn);
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9780141439601, BND-PLAUS-001, should end in 0",
        "978014143960, BND-PLAUS-002, 12 digits",
        "97801414З9600, BND-PLAUS-003, 9780141439600",
        "978O1414396OO, BND-PLAUS-003, 9780141439600",
        "97801l14396l7, BND-PLAUS-002, digits",
        "９７８０１４１４３９６００, BND-PLAUS-003, 9780141439600",
        "9786700000007, BND-PLAUS-004, 978-67",
        "9790260000438, BND-PLAUS-004, music",
        "014143960X, BND-PLAUS-001, should end in 2",
        "0141439602, BND-PLAUS-006, 9780141439600"
    })
    void a_doubtful_isbn_is_found_with_the_reason(String isbn, String code, String words) throws Exception {
        isbn(isbn);
        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.message()).contains(words);
            assertThat(finding.remedy()).isNotBlank();
            assertThat(finding.source()).isEqualTo("plausibility");
        });
    }

    @Test
    void a_number_that_nobody_calls_an_isbn_is_left_alone() throws Exception {
        known.add(MetadataField.IDENTIFIERS, new Identifier("", "9780141439601"), "")
                .add(MetadataField.IDENTIFIERS, new Identifier("UUID", "9786b9d4-0c62-4a24-a6f4-6a3a6b0f1c11"), "")
                .add(MetadataField.IDENTIFIERS, new Identifier("URI", "https://example.org/978"), "");
        assertThat(check()).isEmpty();
    }

    @Test
    void an_ebook_with_the_isbn_of_the_print_edition_is_found() throws Exception {
        isbn("9780141439600");
        known.add(
                MetadataField.RELATED_PRODUCTS,
                new RelatedProduct("13", new Identifier("ISBN", "978-0-14-143960-0")),
                "onix");
        assertThat(codes(check())).containsExactly("BND-PLAUS-005");
    }

    @ParameterizedTest
    @CsvSource({
        "Unknown, BND-PLAUS-007",
        "[Untitled] (2), BND-PLAUS-007",
        "Document1, BND-PLAUS-007",
        "Ohne Titel, BND-PLAUS-007",
        "Microsoft Word - final_v3.doc, BND-PLAUS-008",
        "moby_dick_final.indd, BND-PLAUS-008",
        "C:\\Users\\anna\\book.docx, BND-PLAUS-008",
        "9780141439600_epub, BND-PLAUS-008",
        "THE CALL OF THE WILD, BND-PLAUS-009",
        "War &amp; Peace, BND-PLAUS-010",
        "<i>Emma</i>, BND-PLAUS-010"
    })
    void a_title_that_is_none_is_found(String title, String code) throws Exception {
        known.add(MetadataField.TITLES, Title.main(title), "");
        assertThat(codes(check())).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1984",
                "R.U.R.",
                "IKEA",
                "The Unknown",
                "Untitled Lives",
                "Catch-22",
                "白鯨",
                "AT&T: A History",
                "Moby-Dick",
                "Dr. No.",
                "U.S.A."
            })
    void an_odd_title_that_may_well_be_one_passes(String title) throws Exception {
        known.add(MetadataField.TITLES, Title.main(title), "");
        assertThat(check()).isEmpty();
    }

    @Test
    void authors_that_are_nobody_or_shout_are_found() throws Exception {
        known.add(MetadataField.CONTRIBUTORS, new Contributor("Windows User", "A01", "", true), "")
                .add(MetadataField.CONTRIBUTORS, new Contributor("HERMAN MELVILLE", "A01", "", true), "")
                .add(MetadataField.CONTRIBUTORS, new Contributor("bell hooks", "A01", "", true), "");
        assertThat(codes(check())).containsExactly("BND-PLAUS-011", "BND-PLAUS-012");
    }

    @Test
    void covers_that_are_small_long_or_blank_are_found_by_the_picture_itself() throws Exception {
        known.add(MetadataField.COVER, new Cover("c.png", "image/png", 5000, 5000), "");
        assertThat(codes(check(epub(Covers.noise(300, 900))))).containsExactly("BND-PLAUS-014", "BND-PLAUS-015");
        assertThat(codes(check(epub(Covers.blank(1000, 1600))))).containsExactly("BND-PLAUS-016");
        assertThat(check(epub(Covers.noise(1000, 1600)))).isEmpty();
        assertThat(check(epub("no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void of_other_formats_the_size_is_judged_that_their_readers_state() throws Exception {
        known.add(MetadataField.COVER, new Cover("record 12", "image/jpeg", 120, 190), "");
        assertThat(codes(check())).containsExactly("BND-PLAUS-014");
    }

    @Test
    void an_epub_without_a_cover_is_told_so() throws Exception {
        assertThat(codes(check(epub(new byte[0])))).containsExactly("BND-PLAUS-013");
    }

    private static TestBook epub(byte[] cover) {
        return TestBook.of(
                "book.epub",
                MediaType.EPUB,
                EpubBuilder.withPackage("package.opf").add("c.png", cover).bytes());
    }

    @ParameterizedTest
    @CsvSource({"en-GB, BND-PLAUS-017", "de, ''", "DE-at, ''", "und, ''", "mul, ''"})
    void the_stated_language_is_held_against_the_text(String stated, String code) throws Exception {
        known.add(MetadataField.LANGUAGES, stated, "");
        List<Finding> findings = check(TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'})
                .withText(GERMAN.repeat(100)));
        assertThat(codes(findings)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void a_missing_language_is_suggested_and_too_short_a_text_says_nothing() throws Exception {
        TestBook book = TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'});
        assertThat(check(book.withText(ENGLISH.repeat(20))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("English (en)"));
        assertThat(check(book.withText("Ach so."))).isEmpty();
    }

    @Test
    void a_book_that_quotes_a_chapter_in_another_language_passes() throws Exception {
        known.add(MetadataField.LANGUAGES, "en", "");
        assertThat(check(TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'})
                        .withText(ENGLISH.repeat(80) + GERMAN.repeat(15) + ENGLISH.repeat(80))))
                .isEmpty();
    }
}
