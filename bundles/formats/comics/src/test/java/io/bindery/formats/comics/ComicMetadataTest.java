package io.bindery.formats.comics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Subject;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComicMetadataTest {

    private static BookMetadata read(EpubBuilder archive) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY.apply(
                    new ComicHandler().extractMetadata(Comic.book(archive), context), "comics", Instant.EPOCH);
        }
    }

    @Test
    void all_that_comic_info_states_is_read_with_its_place() throws Exception {
        BookMetadata metadata = read(Comic.whole());
        assertThat(metadata.title()).contains("The Wreck");
        assertThat(metadata.all(MetadataField.SERIES)).containsExactly(new Collection("Sea Tales", "series", "4.5"));
        assertThat(metadata.all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Ann Author", "aut", "", true),
                        new Contributor("Bo Writer", "aut", "", true),
                        new Contributor("Cy Draws", "art", "", true),
                        new Contributor("Di Paints", "cov", "", false),
                        new Contributor("Ed Übersetzt", "trl", "", false));
        assertThat(metadata.first(MetadataField.PUBLISHER)).contains("Harbour Press");
        assertThat(metadata.first(MetadataField.DESCRIPTION)).contains("A ship & a storm.");
        assertThat(metadata.first(MetadataField.PUBLICATION_DATE)).contains("2019-03-09");
        assertThat(metadata.all(MetadataField.LANGUAGES)).containsExactly("ja");
        assertThat(metadata.first(MetadataField.PAGE_PROGRESSION)).contains("rtl");
        assertThat(metadata.all(MetadataField.SUBJECTS))
                .containsExactly(new Subject("", "", "Adventure"), new Subject("", "", "Sea"));
        assertThat(metadata.all(MetadataField.IDENTIFIERS)).containsExactly(new Identifier("ISBN", "9780306406157"));
        assertThat(metadata.first(MetadataField.custom("comics.imprint", Cardinality.ONE)))
                .contains("Lighthouse");
        assertThat(metadata.first(MetadataField.PAGE_COUNT)).contains(3L);
        assertThat(metadata.first(MetadataField.FORMAT)).contains("CBZ");
        assertThat(metadata.sourced(MetadataField.PUBLISHER).get(0).provenance().origin())
                .isEqualTo("ComicInfo.xml Publisher");
    }

    @Test
    void the_cover_is_the_page_that_says_so() throws Exception {
        assertThat(read(Comic.whole()).first(MetadataField.COVER)).contains(new Cover("002.jpg", "image/jpeg", 60, 80));
    }

    @Test
    void without_metadata_the_cover_is_the_first_page_by_its_number() throws Exception {
        BookMetadata metadata = read(Comic.empty()
                .add("b/page10.png", Comic.picture("png", 10, 10))
                .add("b/page9.webp", Comic.webp(90, 120))
                .add("b/Page011.png", Comic.picture("png", 11, 11)));
        assertThat(metadata.first(MetadataField.COVER)).contains(new Cover("b/page9.webp", "image/webp", 90, 120));
        assertThat(metadata.first(MetadataField.PAGE_COUNT)).contains(3L);
        assertThat(metadata.title()).isEmpty();
    }

    @Test
    void an_issue_without_a_title_is_known_by_series_and_number() throws Exception {
        BookMetadata metadata = read(Comic.whole()
                .add(
                        "ComicInfo.xml",
                        "<ComicInfo><Series>Sea Tales</Series><Number>7</Number><Year>1999</Year><Month>-1</Month>"
                                + "<Pages><Page Image=\"77\" Type=\"FrontCover\"/></Pages></ComicInfo>"));
        assertThat(metadata.title()).contains("Sea Tales #7");
        assertThat(metadata.first(MetadataField.PUBLICATION_DATE)).contains("1999");
        assertThat(metadata.first(MetadataField.COVER)).map(Cover::path).contains("001.jpg");
    }
}
