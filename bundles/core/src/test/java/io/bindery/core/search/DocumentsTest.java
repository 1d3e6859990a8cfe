package io.bindery.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.search.Facet;
import io.bindery.api.search.SearchDocument;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Documents.Facts FACTS = new Documents.Facts("SUCCEEDED", List.of("epub", "pdf"));

    private static SearchDocument document(MetadataPatch patch) {
        BookMetadata metadata = BookMetadata.EMPTY.apply(patch, Source.FILE, "epub", Instant.EPOCH);
        Revision revision = new Revision(1, "j", "ab".repeat(32), metadata, Instant.EPOCH);
        return Documents.of(new CataloguedBook("b1", "acme", "isbn:9780306406157", List.of(revision)), FACTS);
    }

    @Test
    void what_the_trade_says_of_a_book_is_found() {
        SearchDocument document = document(MetadataPatch.builder()
                .add(MetadataField.TITLES, new Title("or, The Whale", Title.Type.SUBTITLE), "")
                .add(MetadataField.TITLES, Title.main("Moby-Dick"), "")
                .add(MetadataField.CONTRIBUTORS, new Contributor("Herman Melville", "A01", "", true), "")
                .add(MetadataField.IDENTIFIERS, new Identifier("ISBN", "9780306406157"), "")
                .add(MetadataField.LANGUAGES, "en-GB", "")
                .add(MetadataField.SUBJECTS, new Subject("BISAC", "FIC000000", "Fiction"), "")
                .add(MetadataField.SUBJECTS, new Subject("", "", "whaling"), "")
                .add(MetadataField.SERIES, new Collection("Sea stories", "series", "2"), "")
                .add(MetadataField.PUBLISHER, "Harper", "")
                .add(MetadataField.DESCRIPTION, "<p>Call me <b>Ishmael</b> &amp; go</p><script>x()</script>", "")
                .add(MetadataField.ACCESSIBILITY, new AccessibilityProperty("accessibilityFeature", "MathML"), "")
                .add(MetadataField.ACCESSIBILITY, new AccessibilityProperty("accessMode", "textual"), "")
                .build());

        assertThat(document.titles()).containsExactly("Moby-Dick", "or, The Whale");
        assertThat(document.contributors()).containsExactly("Herman Melville");
        assertThat(document.identifiers()).containsExactly("9780306406157");
        assertThat(document.language()).isEqualTo("en-gb");
        assertThat(document.topics()).containsExactly("Sea stories", "Fiction", "whaling", "FIC000000", "Harper");
        assertThat(document.description()).isEqualTo("Call me Ishmael & go");
        assertThat(document.values(Facet.LANGUAGE)).containsExactly("en-gb");
        assertThat(document.values(Facet.SUBJECT)).containsExactly("Fiction", "whaling");
        assertThat(document.values(Facet.PUBLISHER)).containsExactly("acme");
        assertThat(document.values(Facet.FORMAT)).containsExactly("epub", "pdf");
        assertThat(document.values(Facet.STATE)).containsExactly("SUCCEEDED");
        assertThat(document.values(Facet.ACCESSIBILITY)).containsExactly("MathML");
    }

    @Test
    void what_is_beyond_measure_is_cut() {
        MetadataPatch.Builder patch = MetadataPatch.builder()
                .add(MetadataField.TITLES, Title.main("t".repeat(999) + "\ud83d\udc33 and on"), "")
                .add(MetadataField.DESCRIPTION, "<p>" + "word ".repeat(2_000_000), "");
        for (int i = 0; i < 10_000; i++) {
            patch.add(MetadataField.CONTRIBUTORS, new Contributor("N " + i, "", "", true), "");
            patch.add(MetadataField.SUBJECTS, new Subject("", "", "s " + i), "");
        }
        SearchDocument document = document(patch.build());
        assertThat(document.titles()).containsExactly("t".repeat(999));
        assertThat(document.contributors()).hasSize(SearchDocument.MAX_VALUES);
        assertThat(document.values(Facet.SUBJECT)).hasSize(50);
        assertThat(document.description())
                .hasSizeLessThanOrEqualTo(SearchDocument.MAX_TEXT)
                .startsWith("word word");
    }

    @Test
    void what_cannot_be_shown_is_not_indexed() {
        SearchDocument document = document(MetadataPatch.builder()
                .add(MetadataField.TITLES, Title.main("a\u0001b\ud83d c"), "")
                .add(MetadataField.SUBJECTS, new Subject("", "", "\u0007"), "")
                .build());
        assertThat(document.titles()).containsExactly("a b\ufffd c");
        assertThat(document.topics()).isEmpty();
    }

    @Test
    void a_book_of_which_nothing_is_known_has_a_document() {
        assertThat(document(MetadataPatch.builder().build()).titles()).isEmpty();
    }
}
