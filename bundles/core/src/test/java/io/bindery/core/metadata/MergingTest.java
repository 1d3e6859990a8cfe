package io.bindery.core.metadata;

import static io.bindery.api.metadata.MetadataField.CONTRIBUTORS;
import static io.bindery.api.metadata.MetadataField.DESCRIPTION;
import static io.bindery.api.metadata.MetadataField.IDENTIFIERS;
import static io.bindery.api.metadata.MetadataField.LANGUAGES;
import static io.bindery.api.metadata.MetadataField.PRICES;
import static io.bindery.api.metadata.MetadataField.PUBLICATION_DATE;
import static io.bindery.api.metadata.MetadataField.PUBLISHER;
import static io.bindery.api.metadata.MetadataField.SALES_RIGHTS;
import static io.bindery.api.metadata.MetadataField.SUBJECTS;
import static io.bindery.api.metadata.MetadataField.TITLES;
import static io.bindery.api.metadata.Provenance.Source.DERIVED;
import static io.bindery.api.metadata.Provenance.Source.FEED;
import static io.bindery.api.metadata.Provenance.Source.FILE;
import static io.bindery.api.metadata.Provenance.Source.PERSON;
import static io.bindery.core.metadata.Said.by;
import static io.bindery.core.metadata.Said.clears;
import static io.bindery.core.metadata.Said.patch;
import static io.bindery.core.metadata.Said.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Price;
import io.bindery.api.metadata.SalesRights;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Territory;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.MetadataLayer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MergingTest {

    private static final MetadataLayer FILE_2019 = by(FILE, "file", 5, patch().add(PUBLICATION_DATE, "2019", "opf"));
    private static final MetadataLayer FEED_2021 = by(FEED, "onix:A", 1, patch().replace(PUBLICATION_DATE, "2021", ""));

    static Stream<Arguments> dates() {
        return Stream.of(
                arguments("a feed counts more than the file, though older", "2021", List.of(FILE_2019, FEED_2021)),
                arguments(
                        "of two feeds the later one counts",
                        "2022",
                        List.of(FEED_2021, by(FEED, "onix:B", 2, patch().add(PUBLICATION_DATE, "2022", "")))),
                arguments(
                        "a person counts more than all",
                        "2018",
                        List.of(
                                FILE_2019,
                                FEED_2021,
                                by(PERSON, "d", 0, patch().replace(PUBLICATION_DATE, "2018", "")))),
                arguments(
                        "a program that adds counts less than the file",
                        "2019",
                        List.of(FILE_2019, by(DERIVED, "guess", 9, patch().add(PUBLICATION_DATE, "2017", "")))),
                arguments(
                        "a program that replaces corrects the file",
                        "2017",
                        List.of(FILE_2019, by(DERIVED, "mend", 9, patch().replace(PUBLICATION_DATE, "2017", "")))),
                arguments(
                        "but not a feed",
                        "2021",
                        List.of(FEED_2021, by(DERIVED, "mend", 9, patch().replace(PUBLICATION_DATE, "2017", "")))),
                arguments(
                        "what a program adds counts where nobody else speaks",
                        "2017",
                        List.of(by(DERIVED, "guess", 9, patch().add(PUBLICATION_DATE, "2017", "")))),
                arguments("what is withdrawn does not count", "2019", List.of(FILE_2019, withdrawn(FEED_2021))),
                arguments(
                        "a person's word that there is none counts",
                        "",
                        List.of(FILE_2019, FEED_2021, clears(PERSON, PUBLICATION_DATE))),
                arguments("nothing said, nothing known", "", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dates")
    void a_field_of_one_value(String rule, String expected, List<MetadataLayer> layers) {
        assertThat(effective(layers).first(PUBLICATION_DATE).orElse("")).isEqualTo(expected);
        List<MetadataLayer> shuffled = new ArrayList<>(layers);
        Collections.shuffle(shuffled, new Random(layers.size()));
        assertThat(effective(shuffled)).as("in whatever order").isEqualTo(effective(layers));
    }

    static Stream<Arguments> subjects() {
        MetadataLayer file = by(FILE, "file", 5, subjects("a", "b"));
        return Stream.of(
                arguments(
                        "what is added unites, the first rank first",
                        List.of("c", "a", "b"),
                        List.of(file, by(FEED, "f", 1, subjects("c", "A")))),
                arguments(
                        "who replaces ends what counts less",
                        List.of("c"),
                        List.of(file, by(FEED, "f", 1, patch().replace(SUBJECTS, keyword("c"), "")))),
                arguments(
                        "what a person adds stands beside a feed's own list",
                        List.of("mine", "c"),
                        List.of(
                                file,
                                by(FEED, "f", 1, patch().replace(SUBJECTS, keyword("c"), "")),
                                by(PERSON, "subjects", 2, subjects("mine")))),
                arguments(
                        "a program's own list ends the file's, and a later program adds to it",
                        List.of("x", "later"),
                        List.of(
                                file,
                                by(DERIVED, "x", 6, patch().replace(SUBJECTS, keyword("x"), "")),
                                by(DERIVED, "late", 7, subjects("later")),
                                by(DERIVED, "early", 5, subjects("earlier")))),
                arguments(
                        "the same feed's equal values are one",
                        List.of("a"),
                        List.of(by(FEED, "f", 1, subjects("a", "a")))),
                arguments(
                        "a person's word that there are none counts",
                        List.of(),
                        List.of(file, clears(PERSON, SUBJECTS))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void a_list(String rule, List<String> expected, List<MetadataLayer> layers) {
        assertThat(effective(layers).all(SUBJECTS)).extracting(Subject::text).isEqualTo(expected);
    }

    @Test
    void contributors_unite_by_name_and_role_however_the_name_is_encoded() {
        Merged merged = Merging.merge(List.of(
                by(
                        FILE,
                        "file",
                        1,
                        patch().add(CONTRIBUTORS, new Contributor("Zoe\u0308  BRONTE\u0308", "aut", "", true), "")
                                .add(CONTRIBUTORS, new Contributor("Zoë Brontë", "trl", "", false), "")),
                by(
                        FEED,
                        "f",
                        1,
                        patch().add(CONTRIBUTORS, new Contributor("Zoë Brontë", "A01", "Brontë, Zoë", true), ""))));
        assertThat(merged.effective().all(CONTRIBUTORS))
                .extracting(Contributor::role)
                .containsExactly("A01", "B06");
        assertThat(merged.effective().all(CONTRIBUTORS).get(0).sortName()).isEqualTo("Brontë, Zoë");
        assertThat(merged.superseded()).hasSize(1);
        assertThat(Conflicts.in(merged)).isEmpty();
    }

    @Test
    void each_type_of_title_and_each_price_has_one_source_and_sales_rights_are_never_mixed() {
        Price file = price("9.99", "EUR");
        BookMetadata merged = effective(List.of(
                by(
                        FILE,
                        "file",
                        1,
                        patch().add(TITLES, Title.main("moby dick"), "")
                                .add(TITLES, new Title("Sub", Title.Type.SUBTITLE), "")
                                .add(PRICES, file, "")
                                .add(SALES_RIGHTS, new SalesRights("01", Territory.WORLD), "")),
                by(
                        FEED,
                        "f",
                        1,
                        patch().add(TITLES, Title.main("Moby-Dick"), "")
                                .add(PRICES, price("12.50", "EUR"), "")
                                .add(PRICES, price("14.00", "USD"), "")
                                .add(
                                        SALES_RIGHTS,
                                        new SalesRights(
                                                "03", new Territory(List.of("US"), List.of(), List.of(), List.of())),
                                        ""))));
        assertThat(merged.title()).contains("Moby-Dick");
        assertThat(merged.all(TITLES)).hasSize(2);
        assertThat(merged.all(PRICES))
                .extracting(it -> it.amount().toPlainString())
                .containsExactly("12.50", "14.00");
        assertThat(merged.all(SALES_RIGHTS)).extracting(SalesRights::type).containsExactly("03");
    }

    @Test
    void all_that_does_not_count_is_there_with_what_counts_in_its_place() {
        Merged merged = Merging.merge(List.of(FILE_2019, FEED_2021));
        Superseded lost = merged.superseded().get(0);
        assertThat(lost.value().value()).isEqualTo("2019");
        assertThat(lost.value().provenance().source()).isEqualTo(FILE);
        assertThat(lost.by()).isEqualTo(FEED_2021);
        assertThat(lost.agrees()).isFalse();
        Merged same = Merging.merge(List.of(FILE_2019, by(FEED, "f", 1, patch().add(PUBLICATION_DATE, "2019", ""))));
        assertThat(same.superseded()).extracting(Superseded::agrees).containsExactly(true);
        assertThat(Conflicts.in(same)).isEmpty();
    }

    @Test
    void disagreements_are_findings_that_name_both_sides_and_what_to_do() {
        var findings = Conflicts.in(Merging.merge(List.of(FILE_2019, FEED_2021)));
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo("BND-META-001");
        assertThat(findings.get(0).severity().label()).isEqualTo("warning");
        assertThat(findings.get(0).message())
                .contains("publicationDate", "file (file, opf) says 2019", "feed (onix:A) says 2021");
        assertThat(findings.get(0).remedy()).isNotBlank();
        assertThat(Conflicts.in(Merging.merge(
                        List.of(FILE_2019, by(FEED, "f", 1, patch().add(PUBLICATION_DATE, "2019-05-01", ""))))))
                .as("more exact is no disagreement")
                .isEmpty();
        assertThat(Conflicts.in(Merging.merge(
                                List.of(FILE_2019, by(PERSON, "p", 1, patch().replace(PUBLICATION_DATE, "2018", "")))))
                        .get(0)
                        .severity()
                        .label())
                .as("a person has settled it")
                .isEqualTo("info");
        assertThat(Conflicts.in(Merging.merge(List.of(
                                by(FILE, "file", 1, subjects("a", "b")),
                                by(FEED, "f", 1, patch().replace(SUBJECTS, keyword("c"), "")))))
                        .get(0)
                        .message())
                .contains("says a, b", "has a list of its own");
    }

    @Test
    void clashing_isbns_and_the_print_isbn_in_the_file_are_found() {
        MetadataLayer file =
                by(FILE, "file", 1, patch().add(IDENTIFIERS, new Identifier("ISBN", "9780306406157"), "opf"));
        Identifier ebook = new Identifier("ISBN", "9781861972712");
        MetadataLayer other = by(FEED, "f", 1, patch().add(IDENTIFIERS, ebook, "onix"));
        assertThat(Conflicts.in(Merging.merge(List.of(file, other))))
                .extracting(it -> it.code())
                .containsExactly("BND-META-002");
        MetadataLayer related = by(
                FEED,
                "f",
                1,
                patch().add(IDENTIFIERS, ebook, "onix")
                        .add(
                                MetadataField.RELATED_PRODUCTS,
                                new io.bindery.api.metadata.RelatedProduct(
                                        "13", new Identifier("ISBN", "9780306406157")),
                                ""));
        assertThat(Conflicts.in(Merging.merge(List.of(file, related))).get(0).code())
                .isEqualTo("BND-META-003");
        assertThat(Conflicts.in(Merging.merge(List.of(
                        file,
                        by(FEED, "f", 1, patch().add(IDENTIFIERS, new Identifier("ISBN", "9780306406157"), ""))))))
                .isEmpty();
    }

    @Test
    void ten_thousand_contributors_from_two_sources_are_merged() {
        MetadataPatch.Builder file = patch();
        MetadataPatch.Builder feed = patch();
        for (int i = 0; i < 10_000; i++) {
            file.add(CONTRIBUTORS, new Contributor("Name " + i, "A01", "", true), "");
            feed.add(CONTRIBUTORS, new Contributor("name  " + (i + 5_000), "A01", "", true), "");
        }
        Merged merged = Merging.merge(List.of(by(FILE, "file", 1, file), by(FEED, "f", 1, feed)));
        assertThat(merged.effective().all(CONTRIBUTORS)).hasSize(15_000);
        assertThat(merged.superseded()).hasSize(5_000);
        assertThat(Conflicts.in(merged)).isEmpty();
    }

    @Test
    void languages_and_custom_fields_of_plugins_are_merged_like_any() {
        MetadataField<String> mood = MetadataField.custom("acme.mood", MetadataField.Cardinality.ONE);
        BookMetadata merged = effective(List.of(
                by(
                        FILE,
                        "file",
                        1,
                        patch().add(LANGUAGES, "en-GB", "")
                                .add(PUBLISHER, "x", "")
                                .add(DESCRIPTION, "\u0645\u0631\u062d\u0628\u0627", "")),
                by(FEED, "f", 1, patch().add(LANGUAGES, "EN-gb", "").add(LANGUAGES, "fr", "")),
                by(DERIVED, "acme", 1, patch().add(mood, "grim", ""))));
        assertThat(merged.all(LANGUAGES)).containsExactly("EN-gb", "fr");
        assertThat(merged.first(mood)).contains("grim");
        assertThat(merged.first(DESCRIPTION)).contains("\u0645\u0631\u062d\u0628\u0627");
    }

    private static BookMetadata effective(List<MetadataLayer> layers) {
        return new Merging().effective(layers);
    }

    private static MetadataPatch.Builder subjects(String... keywords) {
        MetadataPatch.Builder patch = patch();
        for (String keyword : keywords) {
            patch.add(SUBJECTS, keyword(keyword), "");
        }
        return patch;
    }

    private static Subject keyword(String text) {
        return new Subject("", "", text);
    }

    private static Price price(String amount, String currency) {
        return new Price("02", new BigDecimal(amount), currency, Territory.NOT_STATED, "", "");
    }
}
