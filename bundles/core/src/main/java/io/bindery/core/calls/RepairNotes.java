package io.bindery.core.calls;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a converter left beside the book that it made, in a file of its name and {@code .repairs}: a line for each kind of fault
 * that it has mended, with code, count and cause, and tabs between. What is of another form is passed over.
 */
final class RepairNotes {

    private static final String SUFFIX = ".repairs";
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_KINDS = 200;
    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9-]{2,39})\t([1-9][0-9]{0,9})\t([^\t\n]{1,500})");

    private RepairNotes() {}

    /** @param plugin the converter's name, in which the findings are */
    static List<Finding> beside(Path made, Path workspace, String plugin) throws IOException {
        Path book = workspace.resolve(made.toString()); // a path of the platform's own, whatever class the answer is of
        Path notes = book.resolveSibling(book.getFileName() + SUFFIX);
        if (!Files.isRegularFile(notes, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(notes, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        List<Finding> mended = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches() && mended.size() < MOST_KINDS) {
                mended.add(new Finding(
                        parts.group(1),
                        Severity.INFO,
                        plugin,
                        "mended " + parts.group(2) + " times: " + parts.group(3),
                        "Nothing; it is in order now.",
                        Location.BOOK));
            }
        }
        return mended;
    }
}
