package io.bindery.formats.odt;

import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads the paragraphs and headings of content.xml (OpenDocument 1.3, part 3, section 5), without deleted text, comments, alternative
 * texts and generated tables of contents. Notes lie amid the text: one reading takes the text, another one the notes. For one
 * reading by one thread.
 */
final class ContentReader extends DefaultHandler2 {

    /** Which part of the text is read. */
    enum Part {
        TEXT,
        NOTES
    }

    private static final int MOST_STYLES = 50_000;
    private static final int MOST_SPACES = 1_000;
    private static final int LONGEST_TITLE = 1_000;

    private static final Set<String> SILENT_TEXT =
            Set.of("tracked-changes", "table-of-content", "note-citation", "ruby-text", "hidden-text");
    private static final Set<String> SILENT_OFFICE =
            Set.of("annotation", "scripts", "forms", "font-face-decls", "binary-data");

    private static final class Paragraph {
        private int level;
        private String style = "";
        private boolean begun;
        private final StringBuilder title = new StringBuilder();
    }

    private final ProseWriter prose;
    private final Outline outline;
    private final int chapterLevel;
    private final Part part;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> styled = new HashMap<>();
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private int silent;
    private int notes;
    private String version = "";

    /** @param chapterLevel up to which level a heading begins a chapter; 0 for none */
    ContentReader(Part part, ProseWriter prose, Outline outline, int chapterLevel) {
        this.part = part;
        this.prose = prose;
        this.outline = outline;
        this.chapterLevel = chapterLevel;
    }

    /** The first paragraph in this style; empty if there is none. */
    String styled(String style) {
        return styled.getOrDefault(style, "");
    }

    /** The version of OpenDocument; empty if it is not stated. */
    String version() {
        return version;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (silent > 0 || isSilent(uri, localName)) {
            silent++;
        } else if (uri.equals(Odf.TEXT)) {
            text(localName, attributes);
        } else if (uri.equals(Odf.STYLE) && localName.equals("style") && parents.size() < MOST_STYLES) {
            parents.put(Odf.attribute(attributes, "name"), Odf.attribute(attributes, "parent-style-name"));
        } else if (uri.equals(Odf.OFFICE) && localName.equals("document-content")) {
            version = Odf.attribute(attributes, "version");
        }
    }

    private static boolean isSilent(String uri, String name) {
        return uri.equals(Odf.TEXT) && SILENT_TEXT.contains(name)
                || uri.equals(Odf.OFFICE) && SILENT_OFFICE.contains(name)
                || uri.equals(Odf.SVG) && (name.equals("title") || name.equals("desc"));
    }

    private void text(String name, Attributes attributes) {
        switch (name) {
            case "p", "h" -> {
                if (listening()) {
                    // A text box lies within a paragraph of the text around it.
                    prose.endParagraph();
                }
                Paragraph paragraph = new Paragraph();
                paragraph.style = Odf.attribute(attributes, "style-name");
                String level = Odf.attribute(attributes, "outline-level");
                paragraph.level = name.equals("p") ? 0 : level.matches("[1-9]\\d?") ? Integer.parseInt(level) : 1;
                paragraphs.push(paragraph);
            }
            case "note-body" -> notes++;
            case "s" -> {
                String count = Odf.attribute(attributes, "c");
                int spaces = count.matches("\\d{1,4}") ? Math.min(MOST_SPACES, Integer.parseInt(count)) : 1;
                write(" ".repeat(spaces));
            }
            case "tab", "line-break" -> write(" ");
            default -> {}
        }
    }

    private boolean listening() {
        return (notes > 0) == (part == Part.NOTES);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (silent == 0) {
            write(new String(chars, start, length));
        }
    }

    private void write(String text) {
        Paragraph paragraph = paragraphs.peek();
        if (paragraph == null || !listening() || !paragraph.begun && text.isBlank()) {
            return;
        }
        if (!paragraph.begun) {
            paragraph.begun = true;
            if (paragraph.level > 0 && paragraph.level <= chapterLevel) {
                prose.endChapter();
            }
        }
        prose.text(text);
        if (paragraph.title.length() < LONGEST_TITLE) {
            paragraph.title.append(text, 0, Math.min(text.length(), LONGEST_TITLE));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (silent > 0) {
            silent--;
        } else if (uri.equals(Odf.TEXT) && localName.equals("note-body")) {
            notes--;
        } else if (uri.equals(Odf.TEXT) && (localName.equals("p") || localName.equals("h"))) {
            if (listening()) {
                prose.endParagraph();
            }
            if (!paragraphs.isEmpty()) {
                end(paragraphs.pop());
            }
        }
    }

    private void end(Paragraph paragraph) {
        String title = paragraph.title.toString().replaceAll("\\s+", " ").strip();
        if (title.isEmpty() || part == Part.NOTES) {
            return;
        }
        if (paragraph.level > 0) {
            outline.add(paragraph.level, title, "");
        } else {
            String style = parents.getOrDefault(paragraph.style, paragraph.style);
            if (Set.of("Title", "Subtitle", "Author").contains(style)) {
                styled.putIfAbsent(style, title);
            }
        }
    }
}
