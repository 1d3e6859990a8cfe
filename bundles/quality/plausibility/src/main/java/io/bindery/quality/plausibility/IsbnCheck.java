package io.bindery.quality.plausibility;

import io.bindery.api.finding.Location;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.RelatedProduct;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;
import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.ISBNCheckDigit;

/** Looks at the ISBNs of a book. */
final class IsbnCheck {

    private static final String SCHEME = "ISBN";
    /** ONIX code list 51: the print product on which the e-book is based, and print-on-paper alternative. */
    private static final Set<String> PRINT = Set.of("13", "27");

    private static final Pattern PREFIX = Pattern.compile("(?i)^\\s*(urn:\\s*isbn:|isbn(-1[03])?[: ]*)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}_.]+");
    private static final Pattern DIGITS = Pattern.compile("\\d{9}[\\dX]|\\d{13}");

    /**
     * The registration groups that exist after 978 and 979, by their first digits (range message of the International ISBN Agency).
     * Where only single ones of a hundred are not assigned they are let pass, since they may be by now. 979-0 is the prefix of ISMNs,
     * which are for music.
     */
    private static final Pattern GROUPS = Pattern.compile("978([0-57]|6[0-6]|699|[89]\\d)\\d*|979(8|1[0-3])\\d*");

    /** Letters of several scripts that look like digits. */
    private static final String LOOK_ALIKES =
            "OoОоΟοօ∘QD" + "lIіІ|ⅼⅠ!Ӏ" + "ZzƧ" + "ЗзӠӡЭ" + "Чч" + "SsЅѕ" + "Бб" + "TТ" + "BВ";

    private static final String MEANT =
            "0000000000" + "111111111" + "222" + "33333" + "44" + "5555" + "66" + "77" + "88";

    private IsbnCheck() {}

    static void check(BookMetadata known, Remarks remarks) {
        Set<String> own = new HashSet<>();
        for (Identifier identifier : known.all(MetadataField.IDENTIFIERS)) {
            String value = identifier.value();
            boolean said = identifier.scheme().equals(SCHEME)
                    || PREFIX.matcher(value).find()
                    || (identifier.scheme().isEmpty() && value.startsWith("97"));
            if (said && !identifier.scheme().equals("ISMN")) {
                check(
                        value,
                        identifier.scheme().equals(SCHEME)
                                || PREFIX.matcher(value).find(),
                        remarks);
                own.add(plain(value));
            }
        }
        for (RelatedProduct related : known.all(MetadataField.RELATED_PRODUCTS)) {
            if (PRINT.contains(related.relation())
                    && related.identifier().scheme().equals(SCHEME)
                    && own.contains(plain(related.identifier().value()))) {
                remarks.warn(
                        PlausibilityError.ISBN_OF_PRINT,
                        "the ISBN " + related.identifier().value() + " is also that of the print edition",
                        Location.BOOK);
            }
        }
    }

    private static void check(String value, boolean said, Remarks remarks) {
        String plain = plain(value);
        String meant = meant(plain);
        if (!DIGITS.matcher(plain).matches()) {
            if (!meant.equals(plain) && valid(meant)) {
                remarks.warn(
                        PlausibilityError.ISBN_LOOKALIKES,
                        "the ISBN " + Remarks.quoted(value) + " is not all digits; it seems to be " + meant,
                        Location.BOOK);
            } else if (said) {
                remarks.warn(
                        PlausibilityError.ISBN_LENGTH,
                        Remarks.quoted(value) + " is said to be an ISBN, and has " + digits(plain) + " digits",
                        Location.BOOK);
            }
            return;
        }
        if (!valid(plain)) {
            if (said) {
                remarks.warn(PlausibilityError.ISBN_CHECK_DIGIT, wrong(plain), Location.BOOK);
            }
        } else if (plain.length() == 10) {
            remarks.inform(
                    PlausibilityError.ISBN_TEN,
                    "the ISBN " + plain + " is, with 13 digits, "
                            + ISBNValidator.getInstance().convertToISBN13(plain),
                    Location.BOOK);
        } else if (!GROUPS.matcher(plain).matches()) {
            remarks.warn(
                    PlausibilityError.ISBN_GROUP,
                    "the ISBN " + plain + " begins with " + plain.substring(0, 3) + "-" + plain.substring(3, 5)
                            + (plain.startsWith("9790") ? ", which is the beginning of numbers for music" : ""),
                    Location.BOOK);
        }
    }

    private static String wrong(String plain) {
        String bare = plain.substring(0, plain.length() - 1);
        CheckDigit digit = plain.length() == 10 ? ISBNCheckDigit.ISBN10_CHECK_DIGIT : ISBNCheckDigit.ISBN13_CHECK_DIGIT;
        try {
            return "the ISBN " + plain + " should end in " + digit.calculate(bare) + " if its other digits are right";
        } catch (CheckDigitException e) {
            return "the ISBN " + plain + " has a wrong check digit";
        }
    }

    private static boolean valid(String plain) {
        return plain.length() == 13
                ? ISBNCheckDigit.ISBN13_CHECK_DIGIT.isValid(plain)
                        && (plain.startsWith("978") || plain.startsWith("979"))
                : plain.length() == 10 && ISBNCheckDigit.ISBN10_CHECK_DIGIT.isValid(plain);
    }

    private static String plain(String value) {
        return BETWEEN.matcher(PREFIX.matcher(value).replaceFirst(""))
                .replaceAll("")
                .replace('x', 'X');
    }

    private static long digits(String plain) {
        return plain.chars().filter(Character::isDigit).count();
    }

    /** The digits that somebody may have meant: forms of compatibility resolved, digits of other scripts and look-alikes replaced. */
    static String meant(String plain) {
        StringBuilder meant = new StringBuilder();
        Normalizer.normalize(plain, Normalizer.Form.NFKC).codePoints().forEach(character -> {
            int look = LOOK_ALIKES.indexOf(character);
            if (Character.isDigit(character)) {
                meant.append(Character.digit(character, 10));
            } else if (look >= 0) {
                meant.append(MEANT.charAt(look));
            } else if (Character.getType(character) != Character.FORMAT) {
                meant.appendCodePoint(character == 'Х' ? 'X' : character);
            }
        });
        return meant.toString();
    }
}
