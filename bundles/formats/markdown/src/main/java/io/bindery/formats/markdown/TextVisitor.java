package io.bindery.formats.markdown;

import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;

/** Writes the readable text and collects the headings. For one walk by one thread. */
final class TextVisitor implements Tree.Visitor {

    /** Attributes as pandoc writes them, e.g. {@code {#id .class}}. */
    static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{(#[^\\s}]+)?[^{}\\n]{0,500}\\}\\s*$");

    /** A span of pandoc's, e.g. {@code [text]{.class}}. */
    private static final Pattern SPAN = Pattern.compile("\\[([^\\[\\]\\n]{0,1000})\\]\\{[#.][^{}\\n]{0,500}\\}");

    private static final Pattern SPAN_ATTRIBUTES = Pattern.compile("\\{[#.][^{}\\n]{0,500}\\}");
    private static final int LONGEST_TITLE = 1_000;

    private final ProseWriter prose;
    private final Outline outline;
    private final int chapterLevel;
    private final StringBuilder title = new StringBuilder();
    private boolean inHeading;

    /** @param chapterLevel up to which level a heading begins a chapter; 0 for none */
    TextVisitor(ProseWriter prose, Outline outline, int chapterLevel) {
        this.prose = prose;
        this.outline = outline;
        this.chapterLevel = chapterLevel;
    }

    @Override
    public boolean enter(Node node) {
        if (node instanceof Heading heading) {
            inHeading = true;
            title.setLength(0);
            if (heading.getLevel() <= chapterLevel) {
                prose.endChapter();
            }
        } else if (node instanceof Text text) {
            String plain = SPAN.matcher(text.getLiteral()).replaceAll("$1");
            // Those of a heading name it; they are taken off at its end.
            write(inHeading ? plain : SPAN_ATTRIBUTES.matcher(plain).replaceAll(""));
        } else if (node instanceof Code code) {
            write(code.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak || node instanceof HtmlInline) {
            write(node instanceof HtmlInline inline && !inline.getLiteral().startsWith("<br") ? "" : " ");
        } else if (node instanceof FencedCodeBlock code) {
            lines(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            lines(code.getLiteral());
        } else if (node instanceof HtmlBlock html) {
            prose.text(Jsoup.parseBodyFragment(html.getLiteral()).text());
        }
        // What a picture shows is not read aloud.
        return !(node instanceof Image);
    }

    private void write(String text) {
        if (!inHeading) {
            prose.text(text);
        } else if (title.length() < LONGEST_TITLE) {
            title.append(text, 0, Math.min(text.length(), LONGEST_TITLE));
        }
    }

    private void lines(String literal) {
        literal.lines().forEach(line -> {
            prose.text(line);
            prose.endParagraph();
        });
    }

    @Override
    public void leave(Node node) {
        if (node instanceof Heading heading) {
            inHeading = false;
            String plain = ATTRIBUTES.matcher(title).replaceFirst("");
            prose.text(plain);
            outline.add(heading.getLevel(), plain.replaceAll("\\s+", " "), "#" + anchor(title.toString()));
            title.setLength(0);
        }
        if (node instanceof TableCell) {
            prose.text(" ");
        } else if (node instanceof Block || node instanceof TableRow) {
            prose.endParagraph();
        }
    }

    /** The name by which links find a heading: the one that it states, else as pandoc and most sites make it of the words. */
    static String anchor(String heading) {
        Matcher attributes = ATTRIBUTES.matcher(heading);
        if (attributes.find()) {
            if (attributes.group(1) != null) {
                return attributes.group(1).substring(1);
            }
            return anchor(heading.substring(0, attributes.start()));
        }
        return heading.strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_.-]", "")
                .replaceAll("\\s+", "-");
    }
}
