package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.formats.epub.metadata.EpubReader;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each form in which OPF 2 and OPF 3 make their statements. */
class PackageTraitsTest {

    private static BookMetadata read(EpubBuilder builder) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            TestBook book = builder.book("a.epub");
            return BookMetadata.EMPTY.apply(new EpubReader().read(book, context), "epub", Instant.EPOCH);
        }
    }

    @Test
    void opf_2_says_it_in_attributes() throws Exception {
        BookMetadata book = read(Fixtures.exploded("opf2-roles-events-series"));
        assertThat(book.all(MetadataField.TITLES)).containsExactly(Title.main("The Old Form"));
        assertThat(book.all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Jane Doe", "aut", "Doe, Jane", true),
                        new Contributor("Pat Brush", "ill", "", false));
        assertThat(book.all(MetadataField.IDENTIFIERS))
                .as("the unique one first, the ISBN as 13 digits")
                .containsExactly(
                        new Identifier("UUID", "6a8ad4f0-6bd1-4b5e-9d3d-2a2c5f8e7b11"),
                        new Identifier("ISBN", "9780306406157"));
        assertThat(book.first(MetadataField.PUBLICATION_DATE)).contains("2001-02-03");
        assertThat(book.first(MetadataField.MODIFIED)).contains("2005-06-07");
        assertThat(book.all(MetadataField.SERIES)).containsExactly(new Collection("The Old Series", "series", "2"));
        assertThat(book.all(MetadataField.ACCESSIBILITY))
                .containsExactly(new AccessibilityProperty("accessMode", "textual"));
        assertThat(book.first(MetadataField.COVER)).contains(new Cover("OEBPS/my cover.png", "image/png", 30, 40));
        assertThat(book.first(MetadataField.FORMAT)).contains("EPUB 2.0");
    }

    @Test
    void the_ncx_gives_contents_where_there_is_no_nav() throws Exception {
        assertThat(read(Fixtures.exploded("opf2-roles-events-series")).all(MetadataField.CONTENTS))
                .containsExactly(
                        new ContentsEntry("Chapter One", "OEBPS/text/chapter1.xhtml", 1),
                        new ContentsEntry("A section", "OEBPS/text/chapter1.xhtml#s1", 2),
                        new ContentsEntry("Appendix", "OEBPS/text/appendix.xhtml", 1));
    }

    @Test
    void only_words_of_the_reading_order_count_and_mark_up_does_not_part_them() throws Exception {
        assertThat(read(Fixtures.exploded("opf2-roles-events-series")).first(MetadataField.WORD_COUNT))
                .contains(4L);
        assertThat(read(Fixtures.exploded("opf3-refinements")).first(MetadataField.WORD_COUNT))
                .contains(5L);
    }

    @Test
    void opf_3_says_it_in_refinements() throws Exception {
        BookMetadata book = read(Fixtures.exploded("opf3-refinements"));
        assertThat(book.all(MetadataField.TITLES))
                .containsExactly(Title.main("The New Form"), new Title("A Subtitle", Title.Type.SUBTITLE));
        assertThat(book.all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Ann Author", "aut", "Author, Ann", true),
                        new Contributor("Ann Author", "ill", "Author, Ann", true),
                        new Contributor("Tom Translator", "trl", "", false));
        assertThat(book.all(MetadataField.IDENTIFIERS))
                .containsExactly(new Identifier("ISBN", "9780306406157"), new Identifier("DOI", "10.1000/182"));
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("de-AT", "en");
        assertThat(book.all(MetadataField.SUBJECTS))
                .containsExactly(
                        new Subject("BISAC", "FIC047000", "Sea stories"),
                        new Subject("Thema", "FBC", "Classic fiction"),
                        new Subject("BISAC", "FIC002000", "FIC002000"));
        assertThat(book.all(MetadataField.SERIES)).containsExactly(new Collection("A Series", "series", "4"));
        assertThat(book.all(MetadataField.ACCESSIBILITY))
                .contains(
                        new AccessibilityProperty("conformsTo", "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"),
                        new AccessibilityProperty("certifiedBy", "A Certifier"),
                        new AccessibilityProperty("certifierReport", "https://example.org/report"));
        assertThat(book.first(MetadataField.LAYOUT)).contains("pre-paginated");
        assertThat(book.first(MetadataField.PAGE_PROGRESSION)).contains("ltr");
    }

    @Test
    void the_nav_gives_headings_with_and_without_targets() throws Exception {
        assertThat(read(Fixtures.exploded("opf3-refinements")).all(MetadataField.CONTENTS))
                .containsExactly(
                        new ContentsEntry("Part One", "", 1),
                        new ContentsEntry("Chapter 1", "EPUB/nav.xhtml#x", 2),
                        new ContentsEntry("Chapter 2", "EPUB/nav.xhtml", 1));
    }

    @Test
    void what_a_broken_package_says_before_its_fault_is_kept() throws Exception {
        EpubBuilder broken = EpubBuilder.withPackage("p.opf")
                .add(
                        "p.opf",
                        "<package version='3.0'><metadata><dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                                + "Half a book</dc:title><metadata></package>");
        assertThat(read(broken).title()).contains("Half a book");
    }

    @Test
    void a_book_without_container_states_nothing() throws Exception {
        assertThat(read(EpubBuilder.empty()).fields()).isEmpty();
    }
}
