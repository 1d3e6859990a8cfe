package io.bindery.feeds.onix.message;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a message into its header and its products without parsing them, so that each is parsed by itself: what is not well-formed spoils
 * its own product only. Knows comments, sections and quotes as far as that takes. Holds one part at a time. For one thread.
 */
final class Cutter {

    /** The longest product, in characters. */
    static final int MAX_RECORD = 4 << 20;

    private static final int MAX_PROLOGUE = 1 << 16;
    private static final int MAX_NAME = 200;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int length;
    private int position;
    private int line = 1;
    private int pushedBack = -1;

    private final StringBuilder kept = new StringBuilder();
    private int limit = MAX_PROLOGUE;
    private boolean keeping = true;
    private boolean overflown;
    private String rootName = "";
    private String within = "";
    private int startedAt = 1;
    private int tagAt;
    private int tagMark;
    private boolean closed;
    private int endless;

    Cutter(Reader in) {
        this.in = in;
    }

    /** The root's name as it is written; empty before {@link #prologue}, or if there is none. */
    String rootName() {
        return rootName;
    }

    /** The line to which it has come. */
    int line() {
        return line;
    }

    /** The line on which a comment or the like begins that never ends; 0 if there is none. */
    int endless() {
        return endless;
    }

    /** Whether the end of the message was seen. */
    boolean closed() {
        return closed;
    }

    /** All up to the start tag of the root; empty if there is no root within what a prologue may be long. */
    String prologue() throws IOException {
        while (true) {
            String tag = nextTag();
            if (tag == null || overflown) {
                return "";
            }
            if (!tag.startsWith("/")) {
                rootName = tag;
                String prologue = kept.toString();
                stop();
                return prologue;
            }
        }
    }

    /** The next header or product; null at the end. */
    @Nullable
    RawRecord next() throws IOException {
        while (true) {
            String tag = nextTag();
            if (tag == null) {
                return within.isEmpty() ? null : done(kept.length(), true);
            }
            boolean end = tag.startsWith("/");
            String name = local(end ? tag.substring(1) : tag);
            boolean rootEnd = end && tag.substring(1).equals(rootName);
            closed |= rootEnd;
            boolean record = name.equals("product") || name.equals("header");
            if (within.isEmpty()) {
                if (record && !end && !selfClosed()) {
                    within = name;
                }
                if (within.isEmpty()) {
                    stop();
                }
            } else if (end && name.equals(within)) {
                return done(kept.length(), false);
            } else if (record && !end || rootEnd) {
                // The record before was left open; this tag is no part of it.
                String opening = overflown ? "" : kept.substring(tagMark);
                RawRecord broken = done(tagMark, true);
                if (!end) {
                    start(opening);
                    within = name;
                }
                return broken;
            }
        }
    }

    private boolean selfClosed() {
        return kept.length() > 1 && kept.charAt(kept.length() - 2) == '/';
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private RawRecord done(int end, boolean cutOff) {
        RawRecord record = new RawRecord(
                overflown ? kept.substring(0, Math.min(end, 4_096)) : kept.substring(0, end),
                startedAt,
                within.equals("header"),
                overflown,
                cutOff);
        within = "";
        stop();
        return record;
    }

    private void stop() {
        keeping = false;
        overflown = false;
        kept.setLength(0);
    }

    private void start(String text) {
        stop();
        keeping = true;
        limit = MAX_RECORD;
        startedAt = tagAt;
        kept.append(text);
    }

    /** Goes on behind the next tag; its name, with a slash before that of an end tag; null at the end of the message. */
    private @Nullable String nextTag() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                return null;
            }
            if (c != '<') {
                continue;
            }
            tagAt = line;
            if (within.isEmpty() && !rootName.isEmpty()) {
                start("<");
            }
            tagMark = Math.max(0, kept.length() - 1);
            c = read();
            if (c == '!') {
                declaration();
            } else if (c == '?') {
                until("?>");
            } else if (c == '/' || isNameStart(c)) {
                String tag = tag(c);
                if (tag != null) {
                    return tag;
                }
            } else {
                unread(c); // not mark-up after all; the parser of this record will say so
            }
        }
    }

    private static boolean isNameStart(int c) {
        return c == ':' || c == '_' || Character.isLetter(c);
    }

    private void declaration() throws IOException {
        int c = read();
        if (c == '-') {
            c = read();
            if (c == '-') {
                until("-->");
            } else {
                unread(c);
            }
        } else if (c == '[') {
            until("]]>");
        } else {
            unread(c);
            if (rootName.isEmpty()) {
                doctype();
            }
        }
    }

    private void until(String ending) throws IOException {
        int from = line;
        int matched = 0;
        char first = ending.charAt(0);
        for (int c = read(); c >= 0; c = read()) {
            if (c == ending.charAt(matched)) {
                if (++matched == ending.length()) {
                    return;
                }
            } else if (c != first) {
                matched = 0;
            } else if (matched != 2 || ending.charAt(1) != first) {
                matched = 1; // "]]]>" and "--->" still end with "]]>" and "-->"
            }
        }
        endless = from;
    }

    private void doctype() throws IOException {
        int from = line;
        int quote = 0;
        int brackets = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                brackets++;
            } else if (c == ']') {
                brackets--;
            } else if (c == '>' && brackets <= 0) {
                return;
            }
        }
        endless = from;
    }

    /** The rest of a tag; null if another begins before it ends, which no tag allows. */
    private @Nullable String tag(int first) throws IOException {
        StringBuilder name = new StringBuilder().append((char) first);
        boolean inName = true;
        int quote = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (c == '<') {
                unread(c);
                return null;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return name.toString();
            } else if (c == '"' || c == '\'') {
                quote = c;
                inName = false;
            } else if (c <= ' ' || c == '/') {
                inName = false;
            } else if (inName && name.length() < MAX_NAME) {
                name.append((char) c);
            }
        }
        return null;
    }

    private void unread(int c) {
        pushedBack = c;
        if (keeping && !overflown && c >= 0) {
            kept.setLength(kept.length() - 1);
        }
        if (c == '\n') {
            line--;
        }
    }

    private int read() throws IOException {
        int c;
        if (pushedBack >= 0) {
            c = pushedBack;
            pushedBack = -1;
        } else {
            if (position == length) {
                length = in.read(buffer);
                position = 0;
                if (length <= 0) {
                    length = 0;
                    return -1;
                }
            }
            c = buffer[position++];
        }
        if (c == '\n') {
            line++;
        }
        if (keeping && !overflown) {
            kept.append((char) c);
            overflown = kept.length() > limit;
        }
        return c;
    }
}
