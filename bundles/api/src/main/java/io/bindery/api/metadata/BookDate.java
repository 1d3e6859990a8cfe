package io.bindery.api.metadata;

/**
 * A date with its meaning. Immutable.
 *
 * @param role ONIX code list 163, e.g. {@code 01} publication, {@code 02} sales embargo, {@code 11} first publication,
 *     {@code 19} publication of the print counterpart; two digits
 * @param date {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD} or an ISO 8601 date-time; as the source has it if it is none of these
 */
public record BookDate(String role, String date) {
    public BookDate {
        role = Codes.digits(role, 2, "date's role");
        date = Texts.require(date, "date");
    }
}
