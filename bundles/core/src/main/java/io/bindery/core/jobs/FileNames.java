package io.bindery.core.jobs;

import io.bindery.core.error.IntakeError;
import java.util.regex.Pattern;

/** Which names a sender may give a file. A name is shown in lists, written into reports, and used on other systems. */
final class FileNames {

    /** The longest, in characters. */
    static final int MAX = 255;

    /** Those that turn the direction of writing (Unicode Standard Annex 9, section 2) or take no room at all. */
    private static final Pattern DECEIVING = Pattern.compile(
            "[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029\\u200B\\uFEFF\\uFFFE\\uFFFF]|\\p{Cs}");

    /** What Windows keeps for devices, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$) *(\\..*)?");

    private FileNames() {}

    /**
     * The name without folders.
     *
     * @throws InvalidSubmissionException if nobody may give a file such a name
     */
    static String checked(String name) {
        if (DECEIVING.matcher(name).find()) {
            throw refuse(IntakeError.NAME_DECEIVES, name);
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (last.length() > MAX) {
            throw refuse(IntakeError.NAME_TOO_LONG, last.substring(0, 60) + "…");
        }
        if (last.isBlank()
                || last.endsWith(".")
                || last.endsWith(" ")
                || DEVICE.matcher(last).matches()) {
            throw refuse(IntakeError.NAME_RESERVED, last);
        }
        return printable(last);
    }

    private static InvalidSubmissionException refuse(IntakeError error, String name) {
        return new InvalidSubmissionException(error, error.cause() + " This is its name: \"" + printable(name) + "\"");
    }

    /** What does not show is written as {@code _}: a joiner within a word is harmless, but would make two names look the same. */
    static String printable(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.SURROGATE
                        ? '_'
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
