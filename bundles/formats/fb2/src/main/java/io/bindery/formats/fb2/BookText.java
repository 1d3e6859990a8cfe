package io.bindery.formats.fb2;

import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Reads the text of the bodies: the main one, then those of notes. For one reading by one thread. */
final class BookText extends DefaultHandler2 {

    private static final Set<String> PARAGRAPHS = Set.of("p", "v", "subtitle", "text-author", "date", "tr");
    private static final int LONGEST_TITLE = 1_000;

    private final ProseWriter prose;
    private final Outline outline;
    private final int chapterLevel;
    private final StringBuilder title = new StringBuilder();
    private int bodies;
    private boolean inBody;
    private int section;
    private int titles;
    private String sectionId = "";

    /**
     * @param outline is told of the titles of the main body's sections
     * @param chapterLevel how deep a section may lie to be a chapter
     */
    BookText(ProseWriter prose, Outline outline, int chapterLevel) {
        this.prose = prose;
        this.outline = outline;
        this.chapterLevel = chapterLevel;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (localName.equals("body")) {
            inBody = true;
            bodies++;
        } else if (inBody && localName.equals("section")) {
            String id = attributes.getValue("id");
            sectionId = id == null ? "" : id;
            if (++section <= chapterLevel && bodies == 1) {
                prose.endChapter();
            }
        } else if (inBody && localName.equals("title")) {
            titles++;
        } else if (localName.equals("td") || localName.equals("th")) {
            prose.text(" ");
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (localName.equals("body")) {
            prose.endChapter();
            inBody = false;
        } else if (inBody && localName.equals("section")) {
            prose.endParagraph();
            section--;
        } else if (inBody && localName.equals("title")) {
            endTitle();
        } else if (inBody && PARAGRAPHS.contains(localName)) {
            prose.endParagraph();
            title.append(' ');
        }
    }

    private void endTitle() {
        titles--;
        if (titles == 0) {
            if (bodies == 1 && section > 0) {
                String target = sectionId.isEmpty() ? "" : "#" + sectionId;
                outline.add(section, title.toString().replaceAll("\\s+", " "), target);
            }
            title.setLength(0);
            // A second title of the same section, as in a poem, must not lead there.
            sectionId = "";
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inBody) {
            prose.text(chars, start, length);
            if (titles > 0 && title.length() < LONGEST_TITLE) {
                title.append(chars, start, Math.min(length, LONGEST_TITLE));
            }
        }
    }
}
