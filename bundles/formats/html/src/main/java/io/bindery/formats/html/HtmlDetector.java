package io.bindery.formats.html;

import io.bindery.api.content.BookContent;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/**
 * Recognises HTML by its doctype or its outermost element. A piece of HTML without either is claimed if its sender calls it
 * {@code .html}.
 */
@Component(property = "bindery.plugin=html")
public final class HtmlDetector implements FormatDetector {

    private static final int HEAD = 4_096;
    /** What may stand before: a declaration of XML, processing instructions, comments. */
    private static final Pattern START = Pattern.compile(
            "(?is)\\s*(?>(?:<\\?[^>]{0,1000}>|(?><!--.{0,3000}?-->))\\s*){0,10}(<!doctype\\s+html\\b|<html[\\s>]).*");

    private static final Pattern PIECE =
            Pattern.compile("(?is).*<(head|body|title|h[1-6]|p|div|section|article)[\\s>].*");

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        String text = new String(head, charset(head)).replaceFirst("^\uFEFF|^\u00EF\u00BB\u00BF", "");
        if (START.matcher(text).matches()) {
            return Optional.of(new Detection(HtmlHandler.HTML, Confidence.LIKELY));
        }
        String name = file.fileName().toLowerCase(Locale.ROOT);
        boolean claimed = name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
        return claimed && text.indexOf('\0') < 0 && PIECE.matcher(text).matches()
                ? Optional.of(new Detection(HtmlHandler.HTML, Confidence.CLAIMED))
                : Optional.empty();
    }

    private static Charset charset(byte[] head) {
        boolean utf16 = head.length > 1 && (head[0] & head[1] & 0xFE) == 0xFE && head[0] != head[1];
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }
}
