package io.bindery.core.metadata;

import io.bindery.api.metadata.BookDate;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Price;
import io.bindery.api.metadata.RelatedProduct;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;

/** Checks values that a person gives, beyond what their types check. Thread-safe. */
final class Checked {

    /** The longest value: texts that describe a book have some thousand characters. */
    private static final int LONGEST = 1_000_000;

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T.+)?)?)?");

    private Checked() {}

    /**
     * The value in its field's plain form.
     *
     * @throws InvalidEditException if the field cannot hold it
     */
    static <T> T value(MetadataField<T> field, T value) {
        characters(field.name(), Values.text(value));
        Object checked = value;
        if (field.equals(MetadataField.PUBLICATION_DATE) || field.equals(MetadataField.MODIFIED)) {
            checked = date(field.name(), ((String) value).strip());
        } else if (field.equals(MetadataField.LANGUAGES)) {
            checked = language((String) value);
        } else if (value instanceof Identifier identifier) {
            checked = identifier(field.name(), identifier);
        } else if (value instanceof RelatedProduct it) {
            checked = new RelatedProduct(it.relation(), identifier(field.name(), it.identifier()));
        } else if (value instanceof BookDate date) {
            date(field.name(), date.date());
        } else if (value instanceof Price price) {
            price(price);
        } else if (value instanceof String text) {
            checked = text.strip();
            if (text.isBlank()) {
                throw InvalidEditException.badValue(
                        field.name(), "must not be blank; " + field + "= says that there is none");
            }
        } else if (value instanceof Long number && number < 0) {
            throw InvalidEditException.badValue(field.name(), "is not negative: " + number);
        }
        return field.type().cast(checked);
    }

    private static void characters(String where, String text) {
        if (text.length() > LONGEST) {
            throw InvalidEditException.badValue(where, "is longer than " + LONGEST + " characters");
        }
        text.codePoints()
                .filter(c -> Character.getType(c) == Character.SURROGATE
                        || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                .findFirst()
                .ifPresent(c -> {
                    throw InvalidEditException.badValue(
                            where, String.format("holds U+%04X, which is no character that can be shown", c));
                });
    }

    /** {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD} or an ISO 8601 date-time with its offset, in the calendar. */
    private static String date(String where, String text) {
        boolean valid = DATE.matcher(text).matches() && !text.startsWith("0000");
        try {
            if (valid) {
                switch (text.length()) {
                    case 4 -> Year.parse(text);
                    case 7 -> YearMonth.parse(text);
                    case 10 -> LocalDate.parse(text);
                    default -> OffsetDateTime.parse(text);
                }
                return text;
            }
        } catch (DateTimeException e) {
            // Said below, in the words of people who are not programs.
        }
        throw InvalidEditException.badValue(
                where, "is a date such as 2021, 2021-05 or 2021-05-01; there is no date " + shown(text));
    }

    private static String language(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text.strip()).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw InvalidEditException.badValue(
                    "languages", "holds tags such as en or pt-BR (BCP 47); " + shown(text) + " is none");
        }
    }

    private static Identifier identifier(String where, Identifier identifier) {
        if (!identifier.scheme().equals("ISBN")) {
            return identifier;
        }
        String value = identifier.value();
        value.codePoints().filter(c -> c > 0x7f).findFirst().ifPresent(c -> {
            throw InvalidEditException.badValue(
                    where,
                    String.format(
                            "holds the ISBN %s, in which U+%04X (%s) only looks like a digit or hyphen",
                            shown(value), c, Character.getName(c)));
        });
        String isbn = ISBNValidator.getInstance(true).validate(value);
        if (isbn == null) {
            throw InvalidEditException.badValue(
                    where,
                    "holds the ISBN " + shown(value) + ", which is none: its length or its check digit is wrong");
        }
        return new Identifier("ISBN", isbn);
    }

    private static void price(Price price) {
        try {
            Currency.getInstance(price.currency());
        } catch (IllegalArgumentException e) {
            throw InvalidEditException.badValue("prices", "knows no currency " + price.currency() + " (ISO 4217)");
        }
        for (String day : new String[] {price.from(), price.until()}) {
            if (!day.isEmpty()) {
                date("prices", day);
            }
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
