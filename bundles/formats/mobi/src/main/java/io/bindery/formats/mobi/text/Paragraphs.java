package io.bindery.formats.mobi.text;

import io.bindery.api.text.TextExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes the text of mark-up as {@link TextExtractor} wants it. Not safe for use by several threads. */
final class Paragraphs {

    /** What no reader shows. */
    private static final Set<String> SILENT =
            Set.of("head", "script", "style", "nav", "template", "title", "rt", "rp", "embeddedcover");

    private static final Pattern LINE = Pattern.compile("\\R");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u0000]+");

    private final Writer out;
    private final StringBuilder paragraph = new StringBuilder();
    private boolean inChapter;

    Paragraphs(Writer out) {
        this.out = out;
    }

    /** Writes the paragraphs of a piece of mark-up. */
    void markup(String markup) throws IOException {
        try {
            Jsoup.parse(markup).traverse(new Reading());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        endParagraph();
    }

    /** Writes lines of text that is no mark-up. */
    void plain(String text) throws IOException {
        for (String line : LINE.split(text, -1)) {
            paragraph.append(line);
            endParagraph();
        }
    }

    /** Ends a chapter, if it has any text. */
    void endChapter() throws IOException {
        endParagraph();
        if (inChapter) {
            out.write(TextExtractor.CHAPTER_END);
            inChapter = false;
        }
    }

    private void endParagraph() throws IOException {
        String text = WHITE_SPACE.matcher(paragraph).replaceAll(" ").strip();
        paragraph.setLength(0);
        if (!text.isEmpty()) {
            out.write(text);
            out.write(TextExtractor.PARAGRAPH_END);
            inChapter = true;
        }
    }

    private final class Reading implements NodeVisitor {
        private int silent;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                read(text);
            } else if (node instanceof Element element) {
                boundary(element);
                silent += isSilent(element) ? 1 : 0;
                preformatted += element.normalName().equals("pre") ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                silent -= isSilent(element) ? 1 : 0;
                preformatted -= element.normalName().equals("pre") ? 1 : 0;
                boundary(element);
            }
        }

        /** Old books have the metadata of their source in the text; an element around them is often not closed, so it tells nothing. */
        private static boolean isSilent(Element element) {
            String name = element.normalName();
            return SILENT.contains(name) || name.startsWith("dc:");
        }

        private void read(TextNode text) {
            if (silent > 0) {
                return;
            }
            String[] lines =
                    preformatted > 0 ? LINE.split(text.getWholeText(), -1) : new String[] {text.getWholeText()};
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    end();
                }
                paragraph.append(lines[i]);
            }
        }

        private void boundary(Element element) {
            if (element.isBlock() || element.normalName().equals("br")) {
                end();
            }
        }

        private void end() {
            try {
                endParagraph();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
