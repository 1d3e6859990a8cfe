package io.bindery.formats.markdown;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.prose.FindingList;
import io.bindery.prose.Languages;
import io.bindery.prose.Outline;
import io.bindery.prose.ProseError;
import io.bindery.prose.ProseWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Markdown manuscripts: one file of CommonMark, with tables, footnotes and front matter in YAML. */
@Component(
        service = {FormatHandler.class, TextExtractor.class},
        property = "bindery.plugin=markdown")
public final class MarkdownHandler implements FormatHandler, TextExtractor {

    /** RFC 7763. */
    static final MediaType MARKDOWN = new MediaType("text/markdown");

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(MARKDOWN);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
        FindingList findings = new FindingList();
        Manuscript manuscript = Manuscript.of(book, context);
        if (!manuscript.charset().equals(StandardCharsets.UTF_8)) {
            String message = "the text is not UTF-8; it was read as " + manuscript.charset();
            findings.add(ProseError.ENCODING, Severity.WARNING, message, Location.of(CheckVisitor.PATH));
        }
        Optional<FrontMatter> front = FrontMatter.of(manuscript.frontMatter());
        if (front.isEmpty()) {
            findings.add(
                    MarkdownError.FRONT_MATTER,
                    Severity.WARNING,
                    "the front matter is no map of fields in YAML",
                    new Location(CheckVisitor.PATH, 1, 1));
        }
        Tree tree = Tree.of(manuscript.body(), context);
        context.progress(0.5);
        CheckVisitor check = new CheckVisitor(findings);
        tree.walk(check);
        check.end();
        whole(front.orElse(FrontMatter.EMPTY), tree, context, findings);
        return new ValidationReport(findings.toList());
    }

    private static void whole(FrontMatter front, Tree tree, StepContext context, FindingList findings) {
        Location place = Location.of(CheckVisitor.PATH);
        Outline outline = new Outline();
        ProseWriter words = ProseWriter.counting(context);
        tree.walk(new TextVisitor(words, outline, 0));
        words.endChapter();
        if (words.words() == 0) {
            findings.add(ProseError.NO_TEXT, Severity.ERROR, "the text has no words", place);
        } else if (outline.isEmpty()) {
            findings.add(ProseError.NO_HEADINGS, Severity.WARNING, "no line is a heading", place);
        }
        if (front.first("title").isEmpty()) {
            findings.add(ProseError.NO_TITLE, Severity.WARNING, "the front matter has no title", place);
        }
        Languages.check(front.first("lang", "language"), place, findings);
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
        Manuscript manuscript = Manuscript.of(book, context);
        Tree tree = Tree.of(manuscript.body(), context);
        Outline outline = new Outline();
        ProseWriter words = ProseWriter.counting(context);
        tree.walk(new TextVisitor(words, outline, 0));
        words.endChapter();
        MetadataPatch.Builder patch = MetadataPatch.builder();
        FrontMatter front = FrontMatter.of(manuscript.frontMatter()).orElse(FrontMatter.EMPTY);
        new MarkdownMetadata(front, patch).state(outline);
        outline.state(patch, "headings");
        patch.add(MetadataField.WORD_COUNT, words.words(), "text");
        patch.add(MetadataField.FORMAT, "Markdown", "text");
        return patch.build();
    }

    @Override
    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
        Tree tree = Tree.of(Manuscript.of(book, context).body(), context);
        Outline outline = new Outline();
        tree.walk(new TextVisitor(ProseWriter.counting(context), outline, 0));
        ProseWriter prose = new ProseWriter(text, context);
        try {
            tree.walk(new TextVisitor(prose, new Outline(), outline.chapterLevel()));
            prose.endChapter();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
