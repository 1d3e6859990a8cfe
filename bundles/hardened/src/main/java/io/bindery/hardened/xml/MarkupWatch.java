package io.bindery.hardened.xml;

import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Watches the bytes of an XML document go by, and ends them with an error if elements are nested too deep, or if one tag or comment
 * is longer than a parser should have to keep in memory. Follows the mark-up only as far as that needs, at a small part of the
 * cost of parsing. It gives up where a document has declarations of its own, whose mark-up takes a real parser to
 * understand: {@link #gaveUp()} then says so; and where the mark-up is broken, because every parser ends there.
 *
 * <p>For encodings that have ASCII in them as it is. Closes nothing.
 */
final class MarkupWatch extends FilterInputStream {

    /** One tag, comment, or usually text between two tags, in bytes; a picture within a style may be large. */
    static final int MAX_TOKEN = 4 << 20;

    private static final int MAX_NAME = 1_000;
    private static final int MAX_ATTRIBUTES = 1_000;

    private enum At {
        TEXT,
        LESS,
        NAME,
        TAG,
        QUOTED,
        SLASH,
        END_NAME,
        END_REST,
        BANG,
        COMMENT,
        SECTION,
        INSTRUCTION,
        DOCTYPE,
        NOWHERE
    }

    private final String path;
    private final int depthLimit;
    private final long textLimit;
    private int[] names = new int[64];
    private At at = At.TEXT;
    private int depth;
    private int hash;
    private int nameLength;
    private int attributes;
    private int quote;
    private int before;
    private int beforeThat;
    private long token;
    private long line = 1;
    private boolean gaveUp;

    MarkupWatch(InputStream in, String path, XmlLimits limits) {
        super(in);
        this.path = path;
        this.depthLimit = limits.depth();
        this.textLimit = limits.textBytes();
    }

    /** Whether only a parser can tell how deep the document goes. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Stops watching: the document is in an encoding that this does not follow. */
    void giveUp() {
        gaveUp = true;
        at = At.NOWHERE;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            see(value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        int end = offset + read;
        int i = offset;
        while (i < end) {
            switch (at) {
                case TEXT -> i = passOver('<', textLimit, buffer, i, end);
                case QUOTED -> i = passOver(quote, MAX_TOKEN, buffer, i, end);
                case NOWHERE -> i = end;
                default -> see(buffer[i++] & 0xFF);
            }
        }
        return read;
    }

    /**
     * Most bytes are text or values, in which one byte only matters: these are passed over together.
     *
     * @return where to look on, behind that byte if it was there
     */
    private int passOver(int mattering, long limit, byte[] buffer, int from, int end) throws IOException {
        int i = from;
        int lines = 0;
        while (i < end && buffer[i] != mattering) {
            if (buffer[i] == '\n') {
                lines++;
            }
            i++;
        }
        line += lines;
        token += i - from;
        if (token > limit) {
            throw tooLong(limit);
        }
        if (i < end) {
            see(mattering);
            i++;
        }
        return i;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The caller opened it and closes it.
    }

    private void see(int c) throws IOException {
        if (c == '\n') {
            line++;
        }
        if (at == At.NOWHERE) {
            return;
        }
        long limit = at == At.TEXT ? textLimit : MAX_TOKEN;
        if (++token > limit) {
            throw tooLong(limit);
        }
        if (at == At.TEXT) {
            if (c == '<') {
                at = At.LESS;
                token = 0;
            }
            return;
        }
        switch (at) {
            case LESS -> less(c);
            case NAME -> name(c);
            case TAG -> tag(c);
            case QUOTED -> at = c == quote ? At.TAG : At.QUOTED;
            case SLASH -> slash(c);
            case END_NAME -> endName(c);
            case END_REST -> at = c == '>' ? At.TEXT : At.END_REST;
            case BANG -> bang(c);
            case COMMENT -> shift(c, c == '>' && before == '-' && beforeThat == '-' && token >= 6);
            case SECTION -> shift(c, c == '>' && before == ']' && beforeThat == ']');
            case INSTRUCTION -> shift(c, c == '>' && before == '?');
            case DOCTYPE -> doctype(c);
            default -> throw new IllegalStateException("no way on from " + at);
        }
    }

    private void less(int c) {
        hash = 0;
        nameLength = 0;
        before = 0;
        beforeThat = 0;
        switch (c) {
            case '/' -> at = At.END_NAME;
            case '!' -> at = At.BANG;
            case '?' -> at = At.INSTRUCTION;
            default -> {
                at = At.NAME;
                attributes = 0;
                hash = c;
            }
        }
    }

    private void name(int c) throws IOException {
        if (c == '>') {
            open();
        } else if (c == '/') {
            at = At.SLASH;
        } else if (c <= ' ') {
            at = At.TAG;
        } else {
            hash = hash * 31 + c;
            if (++nameLength > MAX_NAME) {
                throw refuse(XmlError.TOO_COMPLEX, "an element's name of more than " + MAX_NAME + " bytes");
            }
        }
    }

    private void tag(int c) throws IOException {
        switch (c) {
            case '>' -> open();
            case '/' -> at = At.SLASH;
            case '"', '\'' -> {
                at = At.QUOTED;
                quote = c;
                if (++attributes > MAX_ATTRIBUTES) {
                    throw refuse(XmlError.TOO_COMPLEX, "an element with more than " + MAX_ATTRIBUTES + " attributes");
                }
            }
            default -> at = At.TAG;
        }
    }

    private void slash(int c) {
        // Anything else than the end of an empty element is broken mark-up.
        at = c == '>' ? At.TEXT : At.NOWHERE;
    }

    private void open() throws IOException {
        if (depth >= depthLimit) {
            throw refuse(XmlError.TOO_DEEP, "more than " + depthLimit + " nested elements");
        }
        if (depth == names.length) {
            names = Arrays.copyOf(names, Math.min(depthLimit, 2 * names.length));
        }
        names[depth++] = hash;
        at = At.TEXT;
    }

    private void endName(int c) {
        if (c == '>' || c <= ' ') {
            if (depth == 0 || names[--depth] != hash) {
                at = At.NOWHERE;
            } else {
                at = c == '>' ? At.TEXT : At.END_REST;
            }
        } else {
            hash = nameLength == 0 ? c : hash * 31 + c;
            nameLength = 1;
        }
    }

    private void bang(int c) {
        switch (c) {
            case '-' -> at = At.COMMENT;
            case '[' -> at = At.SECTION;
            case 'D' -> {
                at = At.DOCTYPE;
                quote = 0;
            }
            default -> at = At.NOWHERE;
        }
    }

    private void doctype(int c) {
        if (c == '[') {
            gaveUp = true;
            at = At.NOWHERE;
        } else if (c == '"' || c == '\'') {
            quote = quote == 0 ? c : quote == c ? 0 : quote;
        } else if (c == '>' && quote == 0) {
            at = At.TEXT;
        }
    }

    private void shift(int c, boolean ends) {
        beforeThat = before;
        before = c;
        if (ends) {
            at = At.TEXT;
        }
    }

    private HostileContentException tooLong(long limit) {
        return refuse(XmlError.TOO_COMPLEX, "a tag, comment or text of more than " + limit + " bytes in one piece");
    }

    private HostileContentException refuse(XmlError error, String message) {
        return new HostileContentException(
                error, message, new Location(path, (int) Math.min(line, Integer.MAX_VALUE), 0));
    }
}
