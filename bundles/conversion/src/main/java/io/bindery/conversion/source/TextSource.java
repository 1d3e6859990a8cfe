package io.bindery.conversion.source;

import io.bindery.api.error.RejectedException;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Text in UTF-8 without control characters; HTML also has a tag early on. */
final class TextSource implements SourceCheck {

    private static final long LARGEST_TEXT = 64L << 20;
    private static final int DEEPEST = 10_000;

    private final boolean html;

    TextSource(boolean html) {
        this.html = html;
    }

    @Override
    public void check(Path file) throws RejectedException, IOException {
        if (Files.size(file) > LARGEST_TEXT) {
            throw SourceCheck.rejection(SourceError.TOO_LARGE, "a text of " + Files.size(file) + " bytes");
        }
        boolean words = false;
        StringBuilder head = new StringBuilder();
        int run = 0;
        try (var channel = Files.newByteChannel(file);
                Reader in = Channels.newReader(
                        channel,
                        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT),
                        ByteBuffer.allocate(8_192).capacity())) {
            char[] chars = new char[8_192];
            char last = 0;
            for (int n = in.read(chars); n >= 0; n = in.read(chars)) {
                for (int i = 0; i < n; i++) {
                    char c = chars[i];
                    if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                        throw not("it holds control characters");
                    }
                    words |= !Character.isWhitespace(c);
                    run = c == last && "[>*_(`!~^".indexOf(c) >= 0 ? run + 1 : 0;
                    if (run > DEEPEST) {
                        throw not("it repeats one mark without end");
                    }
                    last = c;
                }
                if (head.length() < 4_096) {
                    head.append(chars, 0, n);
                }
            }
        } catch (CharacterCodingException e) {
            throw not("it is not in UTF-8");
        }
        if (!words) {
            throw not("it holds no words");
        }
        if (html
                && !head.toString()
                        .toLowerCase(Locale.ROOT)
                        .matches("(?s).*<(html|!doctype html|body|head|p|div|h[1-6])\\b.*")) {
            throw not("it has no tag of HTML");
        }
    }

    private static RejectedException not(String why) {
        return SourceCheck.rejection(SourceError.NOT_OF_ITS_FORMAT, "no text that can be converted: " + why);
    }
}
