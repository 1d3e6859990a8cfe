package io.bindery.feeds.onix;

import static org.assertj.core.api.Assertions.assertThat;

import com.tectonica.jonix.Jonix;
import com.tectonica.jonix.JonixRecord;
import com.tectonica.jonix.unify.base.BaseProduct;
import io.bindery.api.feed.FeedProduct;
import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.AiDisclosure;
import io.bindery.api.metadata.Audience;
import io.bindery.api.metadata.AudienceRange;
import io.bindery.api.metadata.BookDate;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Complexity;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Description;
import io.bindery.api.metadata.Extent;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Price;
import io.bindery.api.metadata.RelatedProduct;
import io.bindery.api.metadata.SalesRights;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.TdmReservation;
import io.bindery.api.metadata.Territory;
import io.bindery.api.metadata.Title;
import io.bindery.testkit.TestBook;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A book of which all is known that ONIX can say, there and back; and another reader's eyes on what we write. */
class RichProductTest {

    private static MetadataPatch rich() {
        Territory europe = new Territory(List.of("DE", "FR"), List.of(), List.of(), List.of());
        Territory world = new Territory(List.of(), List.of("WORLD"), List.of("US"), List.of());
        return MetadataPatch.builder()
                .add(MetadataField.IDENTIFIERS, new Identifier("ISBN", "9780141439587"), "")
                .add(MetadataField.IDENTIFIERS, new Identifier("DOI", "10.1000/182"), "")
                .add(MetadataField.IDENTIFIERS, new Identifier("ASIN", "B000FC1PJI"), "")
                .add(MetadataField.PRODUCT_FORM, "ED", "")
                .add(MetadataField.PRODUCT_FORM_DETAILS, "E101", "")
                .add(MetadataField.TITLES, Title.main("L\u2019\u00E9t\u00E9 & \"after\" <all>"), "")
                .add(MetadataField.TITLES, new Title("A Novel", Title.Type.SUBTITLE), "")
                .add(MetadataField.TITLES, new Title("\u00C9t\u00E9", Title.Type.SHORT), "")
                .add(
                        MetadataField.CONTRIBUTORS,
                        new Contributor(
                                "Zo\u00EB Bront\u00EB",
                                "A01",
                                "Bront\u00EB, Zo\u00EB",
                                true,
                                false,
                                List.of(
                                        new Identifier("ISNI", "0000000121479135"),
                                        new Identifier("ORCID", "0000-0002-1825-0097")),
                                "<p>Lives <em>here</em>.</p>"),
                        "")
                .add(
                        MetadataField.CONTRIBUTORS,
                        new Contributor("The Society", "B01", "Society, The", false, true, List.of(), ""),
                        "")
                .add(
                        MetadataField.AI_DISCLOSURES,
                        new AiDisclosure("cover", AiDisclosure.Degree.GENERATED, "by a machine"),
                        "")
                .add(MetadataField.SERIES, new Collection("Sea stories", "series", "2.1"), "")
                .add(MetadataField.SERIES, new Collection("All of them", "set", ""), "")
                .add(MetadataField.EDITION, "2", "")
                .add(MetadataField.LANGUAGES, "en-GB", "")
                .add(MetadataField.LANGUAGES, "zh-Hant-TW", "")
                .add(MetadataField.EXTENTS, new Extent("00", new BigDecimal("245"), "03"), "")
                .add(MetadataField.SUBJECTS, new Subject("BISAC", "FIC022000", "FICTION / Mystery", true), "")
                .add(MetadataField.SUBJECTS, new Subject("Thema", "FFP", "FFP"), "")
                .add(MetadataField.SUBJECTS, new Subject("", "", "whales"), "")
                .add(MetadataField.SUBJECTS, new Subject("", "", "sea, the"), "")
                .add(MetadataField.SUBJECTS, new Subject("House shelf", "7", "Top shelf"), "")
                .add(MetadataField.AUDIENCES, new Audience("01", "02"), "")
                .add(MetadataField.AUDIENCE_RANGES, new AudienceRange("17", "8", "12"), "")
                .add(MetadataField.AUDIENCE_RANGES, new AudienceRange("18", "9", ""), "")
                .add(MetadataField.COMPLEXITIES, new Complexity("Lexile", "880L"), "")
                .add(
                        MetadataField.ACCESSIBILITY,
                        new AccessibilityProperty("accessibilityFeature", "alternativeText"),
                        "")
                .add(
                        MetadataField.ACCESSIBILITY,
                        new AccessibilityProperty("accessibilitySummary", "All can read it."),
                        "")
                .add(MetadataField.TDM_RESERVATION, new TdmReservation(true, ""), "")
                .add(MetadataField.DESCRIPTION, "<p>Long &amp; <strong>true</strong></p>", "")
                .add(
                        MetadataField.DESCRIPTIONS,
                        new Description("02", "Short < long", Description.Format.TEXT, "en", ""),
                        "")
                .add(
                        MetadataField.DESCRIPTIONS,
                        new Description("06", "<p>Bravo<br>", Description.Format.HTML, "", "A Critic"),
                        "")
                .add(MetadataField.IMPRINT, "Perennial", "")
                .add(MetadataField.PUBLISHER, "House & Sons", "")
                .add(MetadataField.PUBLISHING_STATUS, "04", "")
                .add(MetadataField.PUBLICATION_DATE, "2026-01-31", "")
                .add(MetadataField.DATES, new BookDate("02", "2026-01-31T09:00:00Z"), "")
                .add(MetadataField.DATES, new BookDate("11", "1965"), "")
                .add(MetadataField.RIGHTS, "\u00A9 2026 Zo\u00EB Bront\u00EB", "")
                .add(MetadataField.SALES_RIGHTS, new SalesRights("01", world), "")
                .add(
                        MetadataField.SALES_RIGHTS,
                        new SalesRights("03", new Territory(List.of(), List.of("ROW"), List.of(), List.of())),
                        "")
                .add(
                        MetadataField.RELATED_PRODUCTS,
                        new RelatedProduct("13", new Identifier("ISBN", "9780316769488")),
                        "")
                .add(
                        MetadataField.PRICES,
                        new Price("02", new BigDecimal("9.99"), "EUR", europe, "2026-01-01", "2026-12-31"),
                        "")
                .add(
                        MetadataField.PRICES,
                        new Price("01", new BigDecimal("8.25"), "GBP", Territory.NOT_STATED, "", ""),
                        "")
                .build();
    }

    private static FeedProduct read(String message) throws Exception {
        FeedProduct product = Messages.read(message).only();
        assertThat(product.findings()).isEmpty();
        return product;
    }

    @Test
    void all_that_is_known_comes_back() throws Exception {
        Map<MetadataField<?>, List<Object>> back =
                Messages.fields(read(Messages.export(Messages.metadata(rich()))).patch());
        Messages.fields(rich())
                .forEach((field, values) ->
                        assertThat(back.get(field)).as("%s", field).isEqualTo(values));
        assertThat(back.keySet())
                .filteredOn(field -> !field.name().startsWith("onix."))
                .hasSameElementsAs(Messages.fields(rich()).keySet());
    }

    @Test
    void the_second_time_round_nothing_changes_at_all() throws Exception {
        MetadataPatch once = read(Messages.export(Messages.metadata(rich()))).patch();
        MetadataPatch twice = read(Messages.export(Messages.metadata(once))).patch();
        assertThat(Messages.fields(twice)).isEqualTo(Messages.fields(once));
    }

    @Test
    void an_edit_takes_the_place_of_what_was_kept_and_leaves_the_rest() throws Exception {
        Path file = Messages.corpus().stream()
                .filter(it -> it.endsWith("single-book-onix3.xml"))
                .findFirst()
                .orElseThrow();
        MetadataPatch first =
                Messages.read(TestBook.of(file, OnixFeed.ONIX)).only().patch();
        MetadataPatch.Builder edited = MetadataPatch.builder();
        first.statements().forEach(it -> copy(it, edited));
        String export = Messages.export(Messages.metadata(edited.build()));
        assertThat(export)
                .contains("<PersonName>Somebody Else</PersonName>", "<NamesBeforeKey>Henning</NamesBeforeKey>")
                .doesNotContain("<NamesBeforeKey>Lois</NamesBeforeKey>")
                .contains("<PriceAmount>5.55</PriceAmount>", "<DiscountPercent>42.5</DiscountPercent>")
                .contains("<SupplierName>HarperCollins Publishers</SupplierName>");
        BookMetadata back = Messages.metadata(Messages.read(export).only().patch());
        assertThat(back.all(MetadataField.PRICES)).hasSize(3);
        assertThat(back.all(MetadataField.CONTRIBUTORS))
                .extracting(Contributor::name)
                .contains("Somebody Else");
    }

    private static <T> void copy(io.bindery.api.metadata.Statement<T> statement, MetadataPatch.Builder patch) {
        if (statement.value() instanceof Contributor one && one.name().equals("Lois Roth")) {
            patch.add(MetadataField.CONTRIBUTORS, new Contributor("Somebody Else", "B06", "", false), "");
        } else if (statement.value() instanceof Price price && price.amount().equals(new BigDecimal("8.99"))) {
            patch.add(
                    MetadataField.PRICES,
                    new Price("01", new BigDecimal("5.55"), "EUR", price.territory(), "", ""),
                    "");
        } else {
            patch.add(statement.field(), statement.value(), statement.origin());
        }
    }

    /** jonix (Apache-2.0) reads what we write, and sees what we meant. */
    @Test
    void another_reader_understands_what_we_write() throws Exception {
        byte[] export = Messages.export(Messages.metadata(rich())).getBytes(StandardCharsets.UTF_8);
        int seen = 0;
        for (JonixRecord record : Jonix.source(new ByteArrayInputStream(export))) {
            BaseProduct product = Jonix.toBaseProduct(record);
            assertThat(product.info.findProductId(com.tectonica.jonix.common.codelist.ProductIdentifierTypes.ISBN_13))
                    .isEqualTo("9780141439587");
            assertThat(product.titles.get(0).titleText).isEqualTo("L\u2019\u00E9t\u00E9 & \"after\" <all>");
            assertThat(product.titles.get(0).subtitle).isEqualTo("A Novel");
            assertThat(product.contributors.get(0).personName).isEqualTo("Zo\u00EB Bront\u00EB");
            assertThat(product.supplyDetails.get(0).prices)
                    .extracting(it -> it.priceAmountAsStr)
                    .containsExactly("9.99", "8.25");
            seen++;
        }
        assertThat(seen).isEqualTo(1);
    }
}
