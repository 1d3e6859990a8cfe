package io.bindery.api.finding;

import java.util.Objects;

/**
 * A place in a book. Immutable.
 *
 * @param path the file within the book, with {@code /} as separator and no leading one; empty for the book as a whole
 * @param line the line, counted from 1, or {@link #UNKNOWN}
 * @param column the column, counted from 1, or {@link #UNKNOWN}
 */
public record Location(String path, int line, int column) {

    /** Stands for a line or column that is not known. */
    public static final int UNKNOWN = -1;

    /** The book as a whole. */
    public static final Location BOOK = new Location("", UNKNOWN, UNKNOWN);

    public Location {
        Objects.requireNonNull(path, "path");
        line = line > 0 ? line : UNKNOWN;
        column = column > 0 ? column : UNKNOWN;
    }

    /** A whole file within the book. */
    public static Location of(String path) {
        return new Location(path, UNKNOWN, UNKNOWN);
    }

    /** {@code path:line:column}, without the parts that are not known; empty for the book as a whole. */
    @Override
    public String toString() {
        if (line == UNKNOWN) {
            return path;
        }
        return column == UNKNOWN ? path + ":" + line : path + ":" + line + ":" + column;
    }
}
