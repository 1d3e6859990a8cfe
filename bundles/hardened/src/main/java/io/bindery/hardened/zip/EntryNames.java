package io.bindery.hardened.zip;

import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Refuses names that would be dangerous if anybody ever unpacked the archive. */
final class EntryNames {

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);

    private EntryNames() {}

    static void check(String name, ZipLimits limits) throws HostileContentException {
        if (name.indexOf('\0') >= 0) {
            throw refuse(ZipError.NAME_WITH_NUL, "a name holds NUL: " + name.replace('\0', '\uFFFD'), name);
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.nameBytes()) {
            throw refuse(
                    ZipError.NAME_TOO_LONG,
                    "a name of " + bytes + " bytes, allowed are " + limits.nameBytes(),
                    name.substring(0, Math.min(name.length(), 100)));
        }
        if (name.startsWith("/") || name.startsWith("\\") || DRIVE.matcher(name).matches()) {
            throw refuse(ZipError.ESCAPES, "the name is absolute: " + name, name);
        }
        // A back-slash is a separator to the Windows tools that publishers use, whatever the ZIP specification says.
        String[] steps = SEPARATOR.split(name);
        for (String step : steps) {
            if (step.equals("..")) {
                throw refuse(ZipError.ESCAPES, "the name climbs out of its folder: " + name, name);
            }
        }
        if (steps.length - 1 > limits.depth()) {
            throw refuse(
                    ZipError.TOO_DEEP,
                    (steps.length - 1) + " nested folders, allowed are " + limits.depth() + ": " + name,
                    name);
        }
    }

    private static HostileContentException refuse(ZipError error, String message, String name) {
        return new HostileContentException(error, message, Location.of(name.replace('\0', '\uFFFD')));
    }
}
