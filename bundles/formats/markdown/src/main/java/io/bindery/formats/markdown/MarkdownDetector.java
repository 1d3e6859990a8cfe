package io.bindery.formats.markdown;

import io.bindery.api.content.BookContent;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Recognises Markdown by front matter with a title. Any other text is Markdown as much as it is not: there the ending of its name
 * decides.
 */
@Component(property = "bindery.plugin=markdown")
public final class MarkdownDetector implements FormatDetector {

    private static final int HEAD = 8_192;

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            return Optional.empty();
        }
        String text = new String(head, StandardCharsets.UTF_8);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (Manuscript.isText(text) && hasTitle(text)) {
            return is(Confidence.LIKELY);
        }
        boolean utf16 = head.length > 1 && (head[0] & head[1] & 0xFE) == 0xFE && head[0] != head[1];
        String name = file.fileName().toLowerCase(Locale.ROOT);
        boolean claimed = name.endsWith(".md") || name.endsWith(".markdown");
        return claimed && (utf16 || Manuscript.isText(text)) ? is(Confidence.CLAIMED) : Optional.empty();
    }

    private static boolean hasTitle(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        int end = Manuscript.frontMatterEnd(lines);
        for (int i = 1; i < end; i++) {
            if (lines[i].startsWith("title:")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Detection> is(Confidence confidence) {
        return Optional.of(new Detection(MarkdownHandler.MARKDOWN, confidence));
    }
}
