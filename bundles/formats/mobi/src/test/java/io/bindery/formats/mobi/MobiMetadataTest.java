package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Subject;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobiMetadataTest {

    private static BookMetadata read(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY.apply(new MobiHandler().extractMetadata(book, context), "mobi", Instant.EPOCH);
        }
    }

    @Test
    void all_that_the_metadata_state_is_read_with_its_place() throws Exception {
        BookMetadata metadata = read(MobiBuilder.book()
                .title("Not this title")
                .exth(503, "The Whale")
                .exth(100, "Herman Melville")
                .exth(100, "Nathaniel Hawthorne")
                .exth(517, "Melville, Herman")
                .exth(517, "Hawthorne, Nathaniel")
                .exth(101, "Bentley & Söhne")
                .exth(103, "<p>A voyage.</p>")
                .exth(104, "0-306-40615-2")
                .exth(105, "Whaling")
                .exth(105, "FIC002000")
                .exth(106, "1851-10-18")
                .exth(108, "Rockwell Kent")
                .exth(109, "Public domain")
                .exth(113, "B000FC1PWA")
                .exth(112, "calibre:5F0C2B1E-3a3b-4f5b-9a59-0c1f3a1d2e3f")
                .exth(524, "en_us")
                .exth(525, "vertical-rl")
                .exth(122, "true")
                .exth(117, "no")
                .exth(116, 4096)
                .build());
        assertThat(metadata.title()).contains("The Whale");
        assertThat(metadata.all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Herman Melville", "aut", "Melville, Herman", true),
                        new Contributor("Nathaniel Hawthorne", "aut", "Hawthorne, Nathaniel", true),
                        new Contributor("Rockwell Kent", "", "", false));
        assertThat(metadata.first(MetadataField.PUBLISHER)).contains("Bentley & Söhne");
        assertThat(metadata.first(MetadataField.DESCRIPTION)).contains("<p>A voyage.</p>");
        assertThat(metadata.all(MetadataField.IDENTIFIERS))
                .containsExactly(
                        new Identifier("ISBN", "9780306406157"),
                        new Identifier("ASIN", "B000FC1PWA"),
                        new Identifier("UUID", "5f0c2b1e-3a3b-4f5b-9a59-0c1f3a1d2e3f"));
        assertThat(metadata.all(MetadataField.SUBJECTS))
                .containsExactly(new Subject("", "", "Whaling"), new Subject("BISAC", "FIC002000", "FIC002000"));
        assertThat(metadata.first(MetadataField.PUBLICATION_DATE)).contains("1851-10-18");
        assertThat(metadata.first(MetadataField.RIGHTS)).contains("Public domain");
        assertThat(metadata.all(MetadataField.LANGUAGES)).containsExactly("en-US");
        assertThat(metadata.first(MetadataField.PAGE_PROGRESSION)).contains("rtl");
        assertThat(metadata.first(MetadataField.LAYOUT)).contains("pre-paginated");
        assertThat(metadata.first(MetadataField.FORMAT)).contains("MOBI 6");
        assertThat(metadata.first(MetadataField.custom("mobi.startReading", Cardinality.ONE)))
                .contains("4096");
        assertThat(metadata.first(MetadataField.custom("mobi.adult", Cardinality.ONE)))
                .contains("no");
        assertThat(metadata.sourced(MetadataField.PUBLISHER).get(0).provenance().origin())
                .isEqualTo("EXTH 101 publisher");
    }

    @Test
    void what_the_metadata_leave_out_is_in_the_headers() throws Exception {
        BookMetadata metadata =
                read(MobiBuilder.book().windows1252().title("Über alles").build());
        assertThat(metadata.title()).contains("Über alles");
        assertThat(metadata.all(MetadataField.LANGUAGES)).containsExactly("en-GB");
        BookMetadata palm =
                read(MobiBuilder.palmDoc(new byte[] {'a'}).name("Moby_Dick").build());
        assertThat(palm.title()).contains("Moby Dick");
        assertThat(palm.first(MetadataField.FORMAT)).contains("PalmDOC");
        assertThat(palm.all(MetadataField.LANGUAGES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1033, en-US",
        "9, en",
        "2052, zh-CN",
        "1046, pt-BR",
        "3082, es-ES",
        "5130, es-CR",
        "31, tr",
        "64521, en"
    })
    void windows_numbers_of_languages_become_tags(int number, String tag) throws Exception {
        assertThat(read(MobiBuilder.book().header(92, number).build()).all(MetadataField.LANGUAGES))
                .containsExactly(tag);
    }

    @Test
    void the_cover_is_the_picture_that_the_metadata_name_with_its_real_type() throws Exception {
        BookMetadata metadata = read(MobiBuilder.book()
                .picture(Pictures.png(10, 10))
                .picture(Pictures.jpeg(600, 800))
                .exth(201, 1)
                .exth(202, 0)
                .build());
        assertThat(metadata.first(MetadataField.COVER)).contains(new Cover("records/3", "image/jpeg", 600, 800));
    }

    @Test
    void in_a_hybrid_the_newer_part_speaks() throws Exception {
        BookMetadata metadata = read(TestBook.of(Corpus.path("mobi/sample-ncx.mobi"), KindleTypes.MOBI));
        assertThat(metadata.title()).contains("libmobi ncx test");
        assertThat(metadata.first(MetadataField.FORMAT)).contains("MOBI 6 + KF8");
        assertThat(metadata.first(MetadataField.PUBLICATION_DATE)).contains("2018-08-07");
        assertThat(metadata.all(MetadataField.LANGUAGES)).containsExactly("en");
        assertThat(metadata.first(MetadataField.PAGE_PROGRESSION)).contains("ltr");
    }

    @Test
    void the_contents_are_in_reading_order_though_they_are_stored_level_by_level() throws Exception {
        BookMetadata metadata = read(TestBook.of(Corpus.path("mobi/sample-ncx.mobi"), KindleTypes.MOBI));
        assertThat(metadata.all(MetadataField.CONTENTS))
                .extracting(ContentsEntry::title, ContentsEntry::depth)
                .containsExactly(
                        tuple("Test chapter 1", 1),
                        tuple("Test chapter 2", 1),
                        tuple("Test subchapter 2-1", 2),
                        tuple("Test subchapter 2-2", 2));
        assertThat(metadata.all(MetadataField.CONTENTS).get(0).target())
                .isEqualTo("kindle:pos:fid:0000:off:0000000000");
    }

    @Test
    void entries_of_the_contents_that_are_their_own_parents_are_left_out() throws Exception {
        BookMetadata metadata = read(HostileMobi.contentsInCircles().build());
        assertThat(metadata.all(MetadataField.CONTENTS))
                .containsExactly(
                        new ContentsEntry("Top", "#filepos0000000001", 1),
                        new ContentsEntry("Below", "#filepos0000000004", 2));
    }

    @Test
    void the_covers_of_the_corpus_are_found() throws Exception {
        for (String name : new String[] {"sample-cp1252.mobi", "sample-unicode-huffdic.mobi"}) {
            assertThat(read(TestBook.of(Corpus.path("mobi/" + name), KindleTypes.MOBI))
                            .first(MetadataField.COVER))
                    .as(name)
                    .hasValueSatisfying(cover -> {
                        assertThat(cover.mediaType()).isEqualTo("image/jpeg");
                        assertThat(cover.width()).isPositive();
                    });
        }
    }
}
