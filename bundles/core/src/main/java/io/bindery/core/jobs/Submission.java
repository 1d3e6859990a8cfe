package io.bindery.core.jobs;

import java.util.regex.Pattern;

/**
 * How a book comes in. Immutable.
 *
 * @param intakeKey names this arrival; the same key never makes a second job; 1 to 200 characters
 * @param publisher whose book it is; must match {@link #PUBLISHER}
 * @param fileName the sender's name for the file; kept as it is but for what would climb out of a folder
 * @param expectedSha256 the hash that the sender says the bytes have; empty if it does not say
 * @param actor who brings it: a route or a person
 */
public record Submission(String intakeKey, String publisher, String fileName, String expectedSha256, String actor) {

    /** What a publisher's name looks like: it is a folder's name and a part of addresses. */
    public static final Pattern PUBLISHER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    /** The longest file name that is kept, in characters. */
    public static final int MAX_FILE_NAME = 255;

    public Submission {
        if (intakeKey.isBlank() || intakeKey.length() > 200) {
            throw new InvalidSubmissionException("an intake key has 1 to 200 characters");
        }
        if (!PUBLISHER.matcher(publisher).matches()) {
            throw new InvalidSubmissionException(
                    "a publisher's name has 1 to 63 characters of a-z, 0-9, - and _, and begins"
                            + " with a letter or digit; this has not: " + printable(publisher));
        }
        fileName = lastSegment(printable(fileName));
    }

    /** The name without folders; bounded; never empty. */
    private static String lastSegment(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String bounded = last.length() <= MAX_FILE_NAME ? last : last.substring(last.length() - MAX_FILE_NAME);
        return bounded.isBlank() || bounded.equals(".") || bounded.equals("..") ? "unnamed" : bounded;
    }

    /** Control and direction-override characters would deceive whoever reads the name in a list. */
    private static String printable(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '_' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
