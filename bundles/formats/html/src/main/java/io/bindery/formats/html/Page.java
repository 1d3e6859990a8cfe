package io.bindery.formats.html;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.prose.PackageFiles;
import io.bindery.prose.ProseError;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/**
 * A parsed HTML file. For one thread.
 *
 * @param document as a browser would understand it
 * @param errors of its markup, the first ones
 * @param encoding what is wrong with its encoding; empty if nothing is
 */
record Page(Document document, List<ParseError> errors, String encoding) {

    /** The longest manuscript. The library keeps a tree of all of it. */
    static final int MAX_BYTES = 16 << 20;

    /** The most tags: twenty novels have fewer. Those nested in tables take the library some 20 microseconds each. */
    private static final int MAX_TAGS = 250_000;

    private static final int MAX_DEPTH = 512;
    private static final int MOST_ERRORS = 20;

    /** HTML, section 13.2.3.2: a declaration must stand in the first 1024 bytes. */
    private static final int PRESCAN = 1_024;

    private static final Pattern DECLARED = Pattern.compile(
            "(?i)(?:<meta[^>]{0,200}charset|<\\?xml[^>]{0,100}encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");

    /**
     * Reads a file.
     *
     * @throws RejectedException if it is too large, or has too many tags
     */
    static Page of(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        byte[] bytes;
        try (InputStream in = book.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw PackageFiles.refusal(ProseError.TOO_LARGE, "HTML of more than " + MAX_BYTES + " bytes");
        }
        int tags = 0;
        for (byte b : bytes) {
            tags += b == '<' ? 1 : 0;
        }
        if (tags > MAX_TAGS) {
            throw PackageFiles.refusal(ProseError.TOO_LARGE, "HTML of more than " + MAX_TAGS + " tags");
        }
        Encoding encoding = encoding(bytes);
        Parser parser = Parser.htmlParser().setTrackErrors(MOST_ERRORS).setTrackPosition(true);
        parser.setMaxDepth(MAX_DEPTH);
        String text = new String(bytes, encoding.charset);
        Document document = parser.parseInput(new Watched(text, context), "");
        return new Page(document, List.copyOf(parser.getErrors()), encoding.fault);
    }

    private record Encoding(Charset charset, String fault) {}

    private static Encoding encoding(byte[] bytes) {
        if (starts(bytes, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, "");
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, "");
        }
        String head = new String(bytes, 0, Math.min(PRESCAN, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        boolean utf8 = decodes(bytes, StandardCharsets.UTF_8);
        // What is valid UTF-8 is not anything else by chance.
        Charset fallback = utf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        if (starts(bytes, 0xEF, 0xBB, 0xBF) || !declared.find()) {
            return new Encoding(fallback, utf8 ? "" : "the encoding is not declared; it was read as windows-1252");
        }
        try {
            Charset charset = Charset.forName(declared.group(1));
            if (decodes(bytes, charset)) {
                return new Encoding(charset, "");
            }
            return new Encoding(
                    fallback, "the text is not in " + charset + ", as it declares; it was read as " + fallback);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return new Encoding(
                    fallback,
                    "the declared encoding is not known: " + declared.group(1) + "; it was read as " + fallback);
        }
    }

    private static boolean decodes(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean starts(byte[] bytes, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** Lets a cancelled job leave the parser. */
    private static final class Watched extends FilterReader {
        private final StepContext context;

        Watched(String text, StepContext context) {
            super(new StringReader(text));
            this.context = context;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            context.checkCancelled();
            return super.read(buffer, offset, length);
        }
    }
}
