package io.bindery.api.metadata;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of statement about a book: its name at every edge of the platform, the type of its values, and whether a book
 * can have several. The constants are the fields that the platform knows; {@link #custom} makes others, so that a plugin
 * can carry what nobody foresaw. Immutable; two fields are equal if they have the same name.
 *
 * @param <T> the type of the values: a record of this package, {@link String} or {@link Long}
 */
public final class MetadataField<T> {

    /** How many values a book has. */
    public enum Cardinality {
        /** The last statement with the highest rank counts. */
        ONE,
        /** All statements count, in order. */
        MANY
    }

    private static final Pattern CUSTOM = Pattern.compile("[a-z0-9]+(\\.[a-zA-Z0-9]+)+");

    /** Titles; the first one of type {@link Title.Type#MAIN} is the title of the book. */
    public static final MetadataField<Title> TITLES = many("titles", Title.class);
    /** Who made the book: authors, translators, illustrators ... */
    public static final MetadataField<Contributor> CONTRIBUTORS = many("contributors", Contributor.class);
    /** ISBN, UUID, DOI ...; the first one is the one that the book itself holds for the main one. */
    public static final MetadataField<Identifier> IDENTIFIERS = many("identifiers", Identifier.class);
    /** Languages of the text, BCP 47; the first one is the main one. */
    public static final MetadataField<String> LANGUAGES = many("languages", String.class);
    /** Who publishes the book. */
    public static final MetadataField<String> PUBLISHER = one("publisher", String.class);
    /** The name under which the publisher brings it out. */
    public static final MetadataField<String> IMPRINT = one("imprint", String.class);
    /** ONIX code list 64, e.g. {@code 02} forthcoming, {@code 04} active, {@code 08} inactive. */
    public static final MetadataField<String> PUBLISHING_STATUS = one("publishingStatus", String.class);
    /** ONIX code list 150, e.g. {@code EA} digital, {@code BC} paperback. */
    public static final MetadataField<String> PRODUCT_FORM = one("productForm", String.class);
    /** ONIX code list 175, e.g. {@code E101} EPUB, {@code E107} PDF. */
    public static final MetadataField<String> PRODUCT_FORM_DETAILS = many("productFormDetails", String.class);
    /** Statement of the edition. */
    public static final MetadataField<String> EDITION = one("edition", String.class);
    /** When it was published: {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD} or an ISO 8601 date-time. */
    public static final MetadataField<String> PUBLICATION_DATE = one("publicationDate", String.class);
    /** Other dates, by role: announced, embargoed, first published, withdrawn ... */
    public static final MetadataField<BookDate> DATES = many("dates", BookDate.class);
    /** When the file was last modified, ISO 8601 in UTC ({@code dcterms:modified}). */
    public static final MetadataField<String> MODIFIED = one("modified", String.class);
    /** What the book is about, in prose; may hold HTML if the publisher wrote HTML. */
    public static final MetadataField<String> DESCRIPTION = one("description", String.class);
    /** Other texts about the book, by type: short description, review quotes, table of contents ... */
    public static final MetadataField<Description> DESCRIPTIONS = many("descriptions", Description.class);
    /** Descriptions that a program wrote, for a person to take or leave; never shown to readers. */
    public static final MetadataField<Description> SUGGESTED_DESCRIPTIONS =
            many("suggestedDescriptions", Description.class);
    /** Rights statement. */
    public static final MetadataField<String> RIGHTS = one("rights", String.class);
    /** Subjects by scheme, or plain keywords. */
    public static final MetadataField<Subject> SUBJECTS = many("subjects", Subject.class);
    /** The series and sets that the book belongs to. */
    public static final MetadataField<Collection> SERIES = many("series", Collection.class);
    /** For whom the book is. */
    public static final MetadataField<Audience> AUDIENCES = many("audiences", Audience.class);
    /** Ages and grades for which the book is. */
    public static final MetadataField<AudienceRange> AUDIENCE_RANGES = many("audienceRanges", AudienceRange.class);
    /** How hard it is to read. */
    public static final MetadataField<Complexity> COMPLEXITIES = many("complexities", Complexity.class);
    /** Minutes that a grown-up reader needs, silently. */
    public static final MetadataField<Long> READING_MINUTES = one("readingMinutes", Long.class);
    /** Whom, where and when the text speaks of, the most frequent first. */
    public static final MetadataField<Mention> MENTIONS = many("mentions", Mention.class);
    /** Where the book may be sold. */
    public static final MetadataField<SalesRights> SALES_RIGHTS = many("salesRights", SalesRights.class);
    /** What it costs. */
    public static final MetadataField<Price> PRICES = many("prices", Price.class);
    /** Products that have to do with it. */
    public static final MetadataField<RelatedProduct> RELATED_PRODUCTS = many("relatedProducts", RelatedProduct.class);
    /** What a machine had a hand in. */
    public static final MetadataField<AiDisclosure> AI_DISCLOSURES = many("aiDisclosures", AiDisclosure.class);
    /** Whether text and data mining is reserved. */
    public static final MetadataField<TdmReservation> TDM_RESERVATION = one("tdmReservation", TdmReservation.class);
    /** Accessibility statements in the words of schema.org (EPUB Accessibility 1.1, section 2.2). */
    public static final MetadataField<AccessibilityProperty> ACCESSIBILITY =
            many("accessibility", AccessibilityProperty.class);
    /** The cover picture within the book. */
    public static final MetadataField<Cover> COVER = one("cover", Cover.class);
    /** The table of contents, in reading order. */
    public static final MetadataField<ContentsEntry> CONTENTS = many("contents", ContentsEntry.class);
    /** How long the book is, in what the trade states; what is counted in the file is in the two fields below. */
    public static final MetadataField<Extent> EXTENTS = many("extents", Extent.class);
    /** Words in the reading order, by Unicode word boundaries (UAX #29). */
    public static final MetadataField<Long> WORD_COUNT = one("wordCount", Long.class);
    /** Pages, for formats that have them. */
    public static final MetadataField<Long> PAGE_COUNT = one("pageCount", Long.class);
    /** The format with its version as the file states it, e.g. {@code EPUB 3.0}. */
    public static final MetadataField<String> FORMAT = one("format", String.class);
    /** {@code reflowable} or {@code pre-paginated} (EPUB 3.3, section 8.2.2.1). */
    public static final MetadataField<String> LAYOUT = one("layout", String.class);
    /** {@code ltr}, {@code rtl} or {@code default} (EPUB 3.3, section 5.7.1). */
    public static final MetadataField<String> PAGE_PROGRESSION = one("pageProgression", String.class);

    private static final Map<String, MetadataField<?>> KNOWN = index(
            TITLES,
            CONTRIBUTORS,
            IDENTIFIERS,
            LANGUAGES,
            PUBLISHER,
            IMPRINT,
            PUBLISHING_STATUS,
            PRODUCT_FORM,
            PRODUCT_FORM_DETAILS,
            EDITION,
            PUBLICATION_DATE,
            DATES,
            MODIFIED,
            DESCRIPTION,
            DESCRIPTIONS,
            SUGGESTED_DESCRIPTIONS,
            RIGHTS,
            SUBJECTS,
            SERIES,
            AUDIENCES,
            AUDIENCE_RANGES,
            COMPLEXITIES,
            READING_MINUTES,
            MENTIONS,
            SALES_RIGHTS,
            PRICES,
            RELATED_PRODUCTS,
            AI_DISCLOSURES,
            TDM_RESERVATION,
            ACCESSIBILITY,
            COVER,
            CONTENTS,
            EXTENTS,
            WORD_COUNT,
            PAGE_COUNT,
            FORMAT,
            LAYOUT,
            PAGE_PROGRESSION);

    private final String name;
    private final Class<T> type;
    private final Cardinality cardinality;

    private MetadataField(String name, Class<T> type, Cardinality cardinality) {
        this.name = name;
        this.type = type;
        this.cardinality = cardinality;
    }

    private static <T> MetadataField<T> one(String name, Class<T> type) {
        return new MetadataField<>(name, type, Cardinality.ONE);
    }

    private static <T> MetadataField<T> many(String name, Class<T> type) {
        return new MetadataField<>(name, type, Cardinality.MANY);
    }

    private static Map<String, MetadataField<?>> index(MetadataField<?>... fields) {
        Map<String, MetadataField<?>> index = new LinkedHashMap<>();
        Arrays.stream(fields).forEach(field -> index.put(field.name, field));
        return java.util.Collections.unmodifiableMap(index);
    }

    /**
     * A field of a plugin's own, with text values.
     *
     * @param name a dotted name that begins with the plugin's, e.g. {@code shouting.volume}
     * @throws IllegalArgumentException if the name is not of that form
     */
    public static MetadataField<String> custom(String name, Cardinality cardinality) {
        if (!CUSTOM.matcher(name).matches()) {
            throw new IllegalArgumentException("a custom field's name has dots, e.g. acme.mood; this has not: " + name);
        }
        return new MetadataField<>(name, String.class, Objects.requireNonNull(cardinality, "cardinality"));
    }

    /** The fields that the platform knows, in the order in which a person would read them. */
    public static List<MetadataField<?>> known() {
        return List.copyOf(KNOWN.values());
    }

    /** The known field of this name; empty for a custom one. */
    public static Optional<MetadataField<?>> named(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /** The name, in lowerCamelCase, or dotted for a custom field. */
    public String name() {
        return name;
    }

    /** The type of its values. */
    public Class<T> type() {
        return type;
    }

    /** How many values a book has. */
    public Cardinality cardinality() {
        return cardinality;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetadataField<?> field && field.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
