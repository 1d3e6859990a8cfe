package io.bindery.core.jobs;

import io.bindery.core.error.IntakeError;
import java.util.regex.Pattern;

/**
 * How a book comes in. Immutable.
 *
 * @param intakeKey names this arrival; the same key never makes a second job; 1 to 200 characters
 * @param publisher whose book it is; must match {@link #PUBLISHER}
 * @param fileName the sender's name for the file; kept without the folders before it; deceiving, reserved
 *     and overlong names are refused
 * @param expectedSha256 the hash that the sender says the bytes have; empty if it does not say
 * @param actor who brings it: a route or a person
 */
public record Submission(String intakeKey, String publisher, String fileName, String expectedSha256, String actor) {

    /** What a publisher's name looks like: it is a folder's name and a part of addresses. */
    public static final Pattern PUBLISHER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    /** The longest file name that is taken, in characters. */
    public static final int MAX_FILE_NAME = FileNames.MAX;

    public Submission {
        if (intakeKey.isBlank() || intakeKey.length() > 200) {
            throw new InvalidSubmissionException(IntakeError.KEY_UNUSABLE, "an intake key has 1 to 200 characters");
        }
        if (!PUBLISHER.matcher(publisher).matches()) {
            throw new InvalidSubmissionException(
                    IntakeError.PUBLISHER_NAME,
                    "a publisher's name has 1 to 63 characters of a-z, 0-9, - and _, and begins"
                            + " with a letter or digit; this has not: " + FileNames.printable(publisher));
        }
        fileName = FileNames.checked(fileName);
    }
}
