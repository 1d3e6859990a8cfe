package io.bindery.formats.markdown;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.prose.PackageFiles;
import io.bindery.prose.ProseError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The characters of a Markdown file, front matter apart. Immutable.
 *
 * @param frontMatter the YAML at the start, without its lines of dashes; empty if there is none
 * @param body the rest; lines of front matter are empty here, so that line numbers are those of the file
 * @param charset what the bytes were read as
 */
record Manuscript(String frontMatter, String body, Charset charset) {

    /** The longest manuscript: some ten novels. The library keeps a tree of all of it. */
    static final int MAX_BYTES = 8 << 20;

    static final int MAX_FRONT_MATTER = 64 << 10;

    private static final Pattern FENCE = Pattern.compile("^(```|~~~)");
    /** A line of pandoc's that only groups what stands between two of them. */
    private static final Pattern DIVISION = Pattern.compile("^ {0,3}:{3,}.*$");

    /**
     * Reads a file.
     *
     * @throws RejectedException if it is too large, or no text
     */
    static Manuscript of(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        byte[] bytes;
        try (InputStream in = book.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw PackageFiles.refusal(ProseError.TOO_LARGE, "Markdown of more than " + MAX_BYTES + " bytes");
        }
        Charset charset = charset(bytes);
        String text = new String(bytes, charset);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!isText(text)) {
            throw PackageFiles.refusal(MarkdownError.NOT_TEXT, "the file holds control characters");
        }
        return split(text, charset);
    }

    /** UTF-8 if it can be, else what it looks like most. */
    private static Charset charset(byte[] bytes) {
        if (starts(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return guess(bytes);
        }
    }

    private static Charset guess(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector(null);
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        try {
            return Charset.forName(name == null ? "windows-1252" : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.forName("windows-1252");
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

    /** Whether control characters are the exception. */
    static boolean isText(String text) {
        long controls = text.chars()
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                .count();
        return controls * 1_000 <= text.length();
    }

    /** Front matter stands between a first line of three dashes and a line of three dashes or dots. */
    private static Manuscript split(String text, Charset charset) throws RejectedException {
        String[] lines = text.split("\r\n|\r|\n", -1);
        int end = frontMatterEnd(lines);
        StringBuilder body = new StringBuilder(text.length());
        ParsingWork work = new ParsingWork();
        body.append("\n".repeat(end));
        boolean fenced = false;
        for (int i = end; i < lines.length; i++) {
            fenced ^= FENCE.matcher(lines[i].stripLeading()).find();
            work.line(lines[i], fenced);
            boolean divides = !fenced && DIVISION.matcher(lines[i]).matches();
            body.append(divides ? "" : lines[i]).append('\n');
        }
        if (work.tooMuch()) {
            throw PackageFiles.refusal(MarkdownError.TOO_COMPLEX, "a paragraph is very long and holds very many marks");
        }
        String front = end == 0 ? "" : String.join("\n", Arrays.copyOfRange(lines, 1, end - 1));
        return new Manuscript(front, body.toString(), charset);
    }

    /** The number of the first line behind the front matter. */
    static int frontMatterEnd(String[] lines) {
        if (!lines[0].stripTrailing().equals("---") || lines.length > 1 && lines[1].isBlank()) {
            return 0;
        }
        int length = 0;
        for (int i = 1; i < lines.length && length <= MAX_FRONT_MATTER; i++) {
            String line = lines[i].stripTrailing();
            length += line.length() + 1;
            if (line.equals("---") || line.equals("...")) {
                return i + 1;
            }
        }
        return 0;
    }
}
