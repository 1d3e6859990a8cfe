package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataJsonTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void nothing_known_gives_an_empty_object() {
        assertThat(MetadataJson.values(BookMetadata.EMPTY)).isEmpty();
        assertThat(MetadataJson.provenance(BookMetadata.EMPTY)).isEmpty();
    }

    @Test
    void all_that_is_known_is_there_under_its_name() {
        BookMetadata book = book(MetadataPatch.builder()
                .add(MetadataField.TITLES, new Title("or, The Whale", Title.Type.SUBTITLE), "opf")
                .add(MetadataField.TITLES, Title.main("Moby-Dick"), "opf")
                .add(
                        MetadataField.CONTRIBUTORS,
                        new Contributor("Herman Melville", "aut", "Melville, Herman", true),
                        "opf")
                .add(MetadataField.CONTRIBUTORS, new Contributor("Dave Cramer", "mrk", "", false), "opf")
                .add(MetadataField.IDENTIFIERS, new Identifier("isbn", "9780316000000"), "opf")
                .add(MetadataField.LANGUAGES, "en-US", "opf")
                .add(MetadataField.LANGUAGES, "fr", "opf")
                .add(MetadataField.PUBLISHER, "Harper & Brothers", "opf")
                .add(MetadataField.PUBLICATION_DATE, "1851", "opf")
                .add(MetadataField.SUBJECTS, new Subject("BISAC", "FIC000000", "FICTION / General"), "opf")
                .add(MetadataField.SUBJECTS, new Subject("", "", "whales"), "opf")
                .add(MetadataField.SERIES, new Collection("Sea stories", "series", "2"), "opf")
                .add(MetadataField.ACCESSIBILITY, new AccessibilityProperty("accessMode", "textual"), "opf")
                .add(MetadataField.ACCESSIBILITY, new AccessibilityProperty("accessMode", "visual"), "opf")
                .add(MetadataField.COVER, new Cover("EPUB/cover.jpg", "image/jpeg", 0, 0), "opf")
                .add(MetadataField.CONTENTS, new ContentsEntry("Loomings", "c1.xhtml", 1), "nav")
                .add(MetadataField.WORD_COUNT, 211_744L, "")
                .build());

        assertThat(MetadataJson.values(book))
                .containsEntry("title", "Moby-Dick")
                .containsEntry("subtitle", "or, The Whale")
                .containsEntry(
                        "titles",
                        List.of(
                                Map.of("text", "or, The Whale", "type", "subtitle"),
                                Map.of("text", "Moby-Dick", "type", "main")))
                .containsEntry(
                        "creators",
                        List.of(Map.of("name", "Herman Melville", "role", "A01", "sortName", "Melville, Herman")))
                .containsEntry("contributors", List.of(Map.of("name", "Dave Cramer", "role", "mrk")))
                .containsEntry("identifiers", List.of(Map.of("scheme", "ISBN", "value", "9780316000000")))
                .containsEntry("language", "en-US")
                .containsEntry("languages", List.of("en-US", "fr"))
                .containsEntry("publisher", "Harper & Brothers")
                .containsEntry("publicationDate", "1851")
                .containsEntry(
                        "subjects",
                        List.of(
                                Map.of("scheme", "BISAC", "code", "FIC000000", "text", "FICTION / General"),
                                Map.of("text", "whales")))
                .containsEntry("series", List.of(Map.of("name", "Sea stories", "type", "series", "position", "2")))
                .containsEntry("accessibility", Map.of("accessMode", List.of("textual", "visual")))
                .containsEntry("cover", Map.of("path", "EPUB/cover.jpg", "mediaType", "image/jpeg"))
                .containsEntry("contents", List.of(Map.of("title", "Loomings", "target", "c1.xhtml", "depth", 1)))
                .containsEntry("wordCount", 211_744L)
                .doesNotContainKeys("pageCount", "rights", "description", "layout");
    }

    @Test
    void a_custom_field_stands_under_its_dotted_name() {
        BookMetadata book = book(MetadataPatch.builder()
                .add(MetadataField.custom("shouting.title", Cardinality.ONE), "MOBY-DICK", "")
                .add(MetadataField.custom("acme.moods", Cardinality.MANY), "dark", "")
                .build());

        assertThat(MetadataJson.values(book))
                .containsOnly(Map.entry("shouting.title", "MOBY-DICK"), Map.entry("acme.moods", List.of("dark")));
    }

    @Test
    void provenance_names_each_source_of_a_field_once() {
        BookMetadata book = book(MetadataPatch.builder()
                        .add(MetadataField.LANGUAGES, "en", "opf dc:language")
                        .add(MetadataField.LANGUAGES, "fr", "opf dc:language")
                        .build())
                .apply(
                        MetadataPatch.builder()
                                .add(MetadataField.LANGUAGES, "la", "text")
                                .build(),
                        Source.DERIVED,
                        "guesser",
                        AT);

        assertThat(MetadataJson.provenance(book))
                .containsOnly(Map.entry(
                        "languages",
                        List.of(
                                Map.of(
                                        "source",
                                        "file",
                                        "plugin",
                                        "epub",
                                        "origin",
                                        "opf dc:language",
                                        "confidence",
                                        1.0,
                                        "at",
                                        AT.toString()),
                                Map.of(
                                        "source",
                                        "derived",
                                        "plugin",
                                        "guesser",
                                        "origin",
                                        "text",
                                        "confidence",
                                        1.0,
                                        "at",
                                        AT.toString()))));
    }

    private static BookMetadata book(MetadataPatch patch) {
        return BookMetadata.EMPTY.apply(patch, "epub", AT);
    }
}
