package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.formats.epub.metadata.EpubReader;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the nine whole books say of themselves. */
class BookMetadataTest {

    private static BookMetadata read(String name) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            TestBook book = TestBook.of(Corpus.path("epub/books/" + name + ".epub"), MediaType.EPUB);
            return BookMetadata.EMPTY.apply(new EpubReader().read(book, context), "epub", Instant.EPOCH);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accessible_epub_3        | Accessible EPUB 3                     | en    | reflowable    | 47  | 31400
            childrens-literature     | Children's Literature                 | en    | reflowable    | 31  | 54500
            haruko-html-jpeg         | ハルコさんの彼氏                      | ja-jp | pre-paginated | 2   | 172
            linear-algebra           | A First Course in Linear Algebra      | en    | reflowable    | 94  | 204300
            moby-dick                | Moby-Dick                             | en-US | reflowable    | 141 | 212000
            regime-anticancer-arabic | Le Vrai Régime anti-cancer            | ar    | reflowable    | 3   | 4750
            sherlock-holmes          | The Adventures of Sherlock Holmes     | en-GB | reflowable    | 19  | 105000
            wasteland-otf-obf        | The Waste Land                        | en-US | reflowable    | 6   | 4613
            wasteland                | The Waste Land                        | en-US | reflowable    | 6   | 4613
            """)
    void the_book_is_known(String name, String title, String language, String layout, int contents, long words)
            throws Exception {
        BookMetadata book = read(name);
        assertThat(book.title()).contains(title);
        assertThat(book.first(MetadataField.LANGUAGES)).contains(language);
        assertThat(book.first(MetadataField.LAYOUT)).contains(layout);
        assertThat(book.first(MetadataField.FORMAT)).contains("EPUB 3.0");
        assertThat(book.all(MetadataField.IDENTIFIERS)).isNotEmpty();
        assertThat(book.all(MetadataField.CONTENTS))
                .hasSize(contents)
                .anySatisfy(entry -> assertThat(entry.target()).isNotBlank());
        assertThat(book.first(MetadataField.WORD_COUNT).orElseThrow()).isCloseTo(words, Percentage.withPercentage(2));
    }

    @Test
    void creators_have_their_parts() throws Exception {
        assertThat(read("moby-dick").all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Herman Melville", "aut", "MELVILLE, HERMAN", true),
                        new Contributor("Dave Cramer", "mrk", "", false));
        assertThat(read("regime-anticancer-arabic").all(MetadataField.CONTRIBUTORS))
                .contains(new Contributor("Marina Khalil Fayad", "trl", "", true));
        assertThat(read("sherlock-holmes").all(MetadataField.CONTRIBUTORS))
                .contains(
                        new Contributor("David Grigg", "cov", "Grigg, David", false),
                        new Contributor("David Grigg", "tyg", "Grigg, David", false));
    }

    @Test
    void identifiers_are_in_the_plain_form_of_their_scheme() throws Exception {
        assertThat(read("accessible_epub_3").first(MetadataField.IDENTIFIERS))
                .contains(new Identifier("ISBN", "9781449328030"));
        assertThat(read("haruko-html-jpeg").first(MetadataField.IDENTIFIERS))
                .contains(new Identifier("UUID", "a649f639-6c1f-1014-8cc3-f813564d7508"));
    }

    @Test
    void covers_are_found_and_measured() throws Exception {
        assertThat(read("moby-dick").first(MetadataField.COVER))
                .contains(new Cover("OPS/images/9780316000000.jpg", "image/jpeg", 646, 902));
        assertThat(read("childrens-literature").first(MetadataField.COVER))
                .contains(new Cover("EPUB/images/cover.png", "image/png", 500, 714));
        assertThat(read("sherlock-holmes").first(MetadataField.COVER).map(Cover::path))
                .contains("epub/images/cover.svg");
        assertThat(read("linear-algebra").first(MetadataField.COVER)).isEmpty();
    }

    @Test
    void reading_order_series_and_accessibility_are_known() throws Exception {
        assertThat(read("haruko-html-jpeg").first(MetadataField.PAGE_PROGRESSION))
                .contains("rtl");
        BookMetadata holmes = read("sherlock-holmes");
        assertThat(holmes.first(MetadataField.SERIES).orElseThrow().position()).isEqualTo("3");
        assertThat(holmes.all(MetadataField.ACCESSIBILITY)).hasSizeGreaterThan(8);
        assertThat(holmes.sourced(MetadataField.TITLES).get(0).provenance().origin())
                .isEqualTo("epub/content.opf dc:title");
    }
}
