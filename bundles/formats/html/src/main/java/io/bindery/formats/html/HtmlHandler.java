package io.bindery.formats.html;

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
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** HTML manuscripts: one file alone. */
@Component(
        service = {FormatHandler.class, TextExtractor.class},
        property = "bindery.plugin=html")
public final class HtmlHandler implements FormatHandler, TextExtractor {

    static final MediaType HTML = new MediaType("text/html");

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(HTML);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
        FindingList findings = new FindingList();
        Location place = Location.of(PageCheck.PATH);
        Page page = Page.of(book, context);
        context.progress(0.5);
        if (!page.encoding().isEmpty()) {
            findings.add(ProseError.ENCODING, Severity.WARNING, page.encoding(), place);
        }
        new PageCheck(page, findings).run();
        Outline outline = new Outline();
        ProseWriter words = text(page, ProseWriter.counting(context), outline, 0);
        if (words.words() == 0) {
            findings.add(ProseError.NO_TEXT, Severity.ERROR, "the page has no words", place);
        } else if (outline.isEmpty()) {
            findings.add(ProseError.NO_HEADINGS, Severity.WARNING, "there is no element h1 to h6", place);
        }
        if (page.document().title().isBlank()) {
            findings.add(ProseError.NO_TITLE, Severity.WARNING, "the head has no title", place);
        }
        Languages.check(PageMetadata.language(page.document()), place, findings);
        return new ValidationReport(findings.toList());
    }

    private static ProseWriter text(Page page, ProseWriter prose, Outline outline, int chapterLevel) {
        page.document().filter(new TextFilter(prose, outline, chapterLevel));
        prose.endChapter();
        return prose;
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
        MetadataPatch.Builder patch = MetadataPatch.builder();
        Page page = Page.of(book, context);
        Outline outline = new Outline();
        ProseWriter words = text(page, ProseWriter.counting(context), outline, 0);
        new PageMetadata(page.document(), patch).state(outline);
        outline.state(patch, "headings");
        patch.add(MetadataField.WORD_COUNT, words.words(), "body");
        patch.add(MetadataField.FORMAT, "HTML", "html");
        return patch.build();
    }

    @Override
    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
        Page page = Page.of(book, context);
        Outline outline = new Outline();
        text(page, ProseWriter.counting(context), outline, 0);
        try {
            text(page, new ProseWriter(text, context), new Outline(), outline.chapterLevel());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
