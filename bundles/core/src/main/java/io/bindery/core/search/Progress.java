package io.bindery.core.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far the building of an index has come: books are written from the newest to the oldest. The index itself keeps it, so that it is
 * never ahead of what is written.
 *
 * @param stopped whether somebody has stopped it
 * @param written how many books are written
 * @param before only older books than this one are left; null at the beginning
 */
record Progress(boolean stopped, long written, @Nullable String before) {

    static final Progress NONE = new Progress(false, 0, null);

    private static final Pattern MARK = Pattern.compile("(going|stopped) (\\d{1,15}) (\\S*)");

    /** From an index's mark; what is none begins anew. */
    static Progress of(String mark) {
        Matcher matcher = MARK.matcher(mark);
        if (!matcher.matches()) {
            return NONE;
        }
        String before = matcher.group(3);
        return new Progress(
                matcher.group(1).equals("stopped"), Long.parseLong(matcher.group(2)), before.isEmpty() ? null : before);
    }

    Progress with(int more, String last) {
        return new Progress(stopped, written + more, last);
    }

    Progress stopped(boolean now) {
        return new Progress(now, written, before);
    }

    String mark() {
        return (stopped ? "stopped " : "going ") + written + " " + (before == null ? "" : before);
    }
}
