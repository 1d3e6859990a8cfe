package io.bindery.feeds.onix.product;

import io.bindery.feeds.onix.xml.Element;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates (ONIX code list 55) against those of ISO 8601. Each is checked against the calendar. */
public final class Dates {

    private static final String FORMAT = "dateformat";

    private static final Pattern BASIC =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(?:T(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern EXTENDED = Pattern.compile(
            "(\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?(?:T(\\d{2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?)?");

    private Dates() {}

    /**
     * The date of a composite, in the platform's form.
     *
     * @throws IllegalArgumentException if it is no date, or one of a kind that the platform does not know, such as a season
     */
    static String read(Element part) {
        Element date = part.first("Date").orElse(part);
        String format = date.attribute(FORMAT).isEmpty() ? part.textOf("DateFormat") : date.attribute(FORMAT);
        String text = date.text();
        if (!format.isEmpty() && !format.matches("0[015]|1[34]")) {
            throw new IllegalArgumentException("\"" + text + "\" is of the date format " + format);
        }
        return iso(text);
    }

    /**
     * A date of ONIX in the form of ISO 8601.
     *
     * @throws IllegalArgumentException if no calendar has it
     */
    static String iso(String text) {
        Matcher matcher = BASIC.matcher(text);
        if (!matcher.matches()) {
            matcher = EXTENDED.matcher(text);
        }
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no date");
        }
        try {
            int year = Integer.parseInt(matcher.group(1));
            if (year == 0) {
                throw new IllegalArgumentException("\"" + text + "\": there is no year 0");
            }
            if (matcher.group(2) == null) {
                return matcher.group(1);
            }
            int month = Integer.parseInt(matcher.group(2));
            if (matcher.group(3) == null) {
                return YearMonth.of(year, month).toString();
            }
            LocalDate day = LocalDate.of(year, month, Integer.parseInt(matcher.group(3)));
            return matcher.group(4) == null ? day.toString() : day + time(matcher);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no calendar has the date \"" + text + "\"", e);
        }
    }

    private static String time(Matcher matcher) {
        String seconds = matcher.group(6) == null ? "00" : matcher.group(6);
        String zone =
                matcher.group(7) == null ? "" : ZoneOffset.of(matcher.group(7)).getId();
        String time = matcher.group(4) + ":" + matcher.group(5) + ":" + seconds;
        java.time.LocalTime.parse(time);
        return "T" + time + zone;
    }

    /** The moment that a date begins, in UTC unless it says otherwise; empty if it is no date. */
    public static Optional<Instant> instant(String text) {
        try {
            String iso = iso(text);
            if (iso.length() <= 10) {
                LocalDate day = iso.length() == 10
                        ? LocalDate.parse(iso)
                        : LocalDate.parse(iso + (iso.length() == 7 ? "-01" : "-01-01"));
                return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            boolean zoned = iso.length() > 19;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date of the platform as ONIX writes it; empty if it is none. */
    static Optional<Element> write(String date) {
        String iso;
        try {
            iso = iso(date);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String format = switch (iso.length()) {
            case 4 -> "05";
            case 7 -> "01";
            case 10 -> "00";
            default -> "14";
        };
        String day = iso.length() <= 10 ? iso : iso.substring(0, 10);
        String rest = iso.length() <= 10 ? "" : iso.substring(10, 19) + iso.substring(19);
        return Optional.of(
                Element.of("Date", day.replace("-", "") + rest.replace(":", "")).attribute(FORMAT, format));
    }
}
