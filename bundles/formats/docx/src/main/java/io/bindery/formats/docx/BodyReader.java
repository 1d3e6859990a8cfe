package io.bindery.formats.docx;

import io.bindery.api.finding.Location;
import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads the paragraphs of a document part (ECMA-376 part 1, section 17.3), as they look with all tracked changes accepted, without hidden
 * text and generated tables of contents. For one reading by one thread.
 */
final class BodyReader extends DefaultHandler2 {

    private static final Set<String> WORD = Set.of(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main");
    private static final Set<String> DELETED = Set.of("del", "moveFrom");
    private static final Pattern CHANGE = Pattern.compile("ins|del|moveFrom|moveTo|cellIns|cellDel|.+Change");
    /** Fields that start programs. */
    private static final Pattern PROGRAM = Pattern.compile("(?is)\\s*DDE(AUTO)?\\b.*");

    private static final int LONGEST_TITLE = 1_000;

    private static final class Paragraph {
        private String style = "";
        private int outlineLevel;
        private boolean begun;
        private boolean silent;
        private boolean titled;
        private int level;
        private final StringBuilder title = new StringBuilder();
    }

    /** What was found beside text; filled while reading. */
    static final class Marks {
        int changes;
        int comments;
        int programs;
        Location firstChange = Location.BOOK;
        Location firstComment = Location.BOOK;
        Location firstProgram = Location.BOOK;
        boolean strict;
        String title = "";
        String subtitle = "";
        String author = "";
    }

    private final String path;
    private final Styles styles;
    private final ProseWriter prose;
    private final Outline outline;
    private final Marks marks;
    private final int chapterLevel;
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final StringBuilder field = new StringBuilder();
    private @Nullable Locator locator;
    private int skipped;
    private boolean inText;
    private boolean inRun;
    private boolean inField;
    private boolean hidden;

    /** @param chapterLevel up to which level a heading begins a chapter; 0 for none */
    BodyReader(String path, Styles styles, ProseWriter prose, Outline outline, Marks marks, int chapterLevel) {
        this.path = path;
        this.styles = styles;
        this.prose = prose;
        this.outline = outline;
        this.marks = marks;
        this.chapterLevel = chapterLevel;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    private Location here() {
        return locator == null
                ? Location.of(path)
                : new Location(path, locator.getLineNumber(), locator.getColumnNumber());
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        boolean word = WORD.contains(uri);
        if (word && CHANGE.matcher(localName).matches() && marks.changes++ == 0) {
            marks.firstChange = here();
        }
        // Of two ways to draw the same thing, the second is for old programs; a change holds how things were before.
        boolean past = word && (DELETED.contains(localName) || localName.endsWith("Change"));
        if (skipped > 0 || past || localName.equals("Fallback")) {
            skipped++;
        } else if (word) {
            start(localName, attributes);
        }
    }

    private void start(String name, Attributes attributes) {
        Paragraph paragraph = paragraphs.peek();
        switch (name) {
            case "document" -> marks.strict = "strict".equals(Relationships.attribute(attributes, "conformance"));
            case "p" -> {
                // A text box lies within a paragraph of the text around it.
                prose.endParagraph();
                paragraphs.push(new Paragraph());
            }
            case "pStyle" -> {
                if (paragraph != null) {
                    paragraph.style = Relationships.attribute(attributes, "val");
                }
            }
            case "outlineLvl" -> {
                if (paragraph != null) {
                    paragraph.outlineLevel = Styles.outlineLevel(Relationships.attribute(attributes, "val"));
                }
            }
            case "r" -> {
                inRun = true;
                hidden = false;
            }
            case "vanish" ->
                hidden = inRun && !Relationships.attribute(attributes, "val").matches("0|false|off");
            case "t" -> inText = !hidden;
            case "tab", "br", "cr", "ptab" -> write(" ");
            case "noBreakHyphen" -> write("-");
            case "commentReference" -> {
                if (marks.comments++ == 0) {
                    marks.firstComment = here();
                }
            }
            case "fldChar" -> field(Relationships.attribute(attributes, "fldCharType"));
            case "fldSimple" -> program(Relationships.attribute(attributes, "instr"));
            case "instrText" -> inField = true;
            default -> {}
        }
    }

    private void field(String type) {
        // Its instruction may come in many pieces.
        program(field.toString());
        field.setLength(0);
    }

    private void program(String instruction) {
        if (PROGRAM.matcher(instruction).matches() && marks.programs++ == 0) {
            marks.firstProgram = here();
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (skipped > 0) {
            return;
        }
        if (inField && field.length() < LONGEST_TITLE) {
            field.append(chars, start, Math.min(length, LONGEST_TITLE));
        } else if (inText) {
            write(new String(chars, start, length));
        }
    }

    private void write(String text) {
        Paragraph paragraph = paragraphs.peek();
        if (paragraph == null || !paragraph.begun && text.isBlank()) {
            return;
        }
        if (!paragraph.begun) {
            begin(paragraph);
        }
        if (!paragraph.silent) {
            prose.text(text);
            if (paragraph.titled && paragraph.title.length() < LONGEST_TITLE) {
                paragraph.title.append(text, 0, Math.min(text.length(), LONGEST_TITLE));
            }
        }
    }

    /** All that the paragraph says of itself stands before its first text. */
    private void begin(Paragraph paragraph) {
        paragraph.begun = true;
        String name = styles.name(paragraph.style);
        paragraph.silent = name.matches("toc ?[1-9]");
        paragraph.level = paragraph.outlineLevel > 0
                ? paragraph.outlineLevel > 9 ? 0 : paragraph.outlineLevel
                : styles.level(paragraph.style);
        paragraph.titled =
                paragraph.level > 0 || Set.of("title", "subtitle", "author").contains(name);
        if (paragraph.level > 0 && paragraph.level <= chapterLevel) {
            prose.endChapter();
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (skipped > 0) {
            skipped--;
        } else if (WORD.contains(uri)) {
            end(localName);
        }
    }

    private void end(String name) {
        switch (name) {
            case "t" -> inText = false;
            case "instrText" -> inField = false;
            case "r" -> inRun = false;
            case "p" -> {
                prose.endParagraph();
                if (!paragraphs.isEmpty()) {
                    end(paragraphs.pop());
                }
            }
            default -> {}
        }
    }

    private void end(Paragraph paragraph) {
        String title = paragraph.title.toString().replaceAll("\\s+", " ").strip();
        if (title.isEmpty()) {
            return;
        }
        if (paragraph.level > 0) {
            outline.add(paragraph.level, title, "");
            return;
        }
        switch (styles.name(paragraph.style)) {
            case "title" -> marks.title = marks.title.isEmpty() ? title : marks.title;
            case "subtitle" -> marks.subtitle = marks.subtitle.isEmpty() ? title : marks.subtitle;
            default -> marks.author = marks.author.isEmpty() ? title : marks.author;
        }
    }
}
