package io.bindery.formats.fb2;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.hardened.picture.CoverPicture;
import io.bindery.prose.FindingList;
import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * FictionBook 2, as it is or zipped. Everything is read as a stream; pictures are decoded piece by piece, so memory does not grow
 * with the book.
 */
@Component(
        service = {FormatHandler.class, TextExtractor.class, CoverExtractor.class},
        property = "bindery.plugin=fb2")
public final class FictionBookHandler implements FormatHandler, TextExtractor, CoverExtractor {

    static final MediaType FB2 = new MediaType("application/x-fictionbook+xml");
    static final MediaType ZIPPED = new MediaType("application/fb2+zip");

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(FB2, ZIPPED);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
        FindingList findings = new FindingList();
        try (FictionBookFile file = FictionBookFile.open(book, context)) {
            file.checkArchive();
            context.progress(0.3);
            file.check(new FictionBookCheck(file.path(), context::checkCancelled, findings), findings);
        }
        return new ValidationReport(findings.toList());
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
        MetadataPatch.Builder patch = MetadataPatch.builder();
        try (FictionBookFile file = FictionBookFile.open(book, context)) {
            DescriptionReader description = file.read(new DescriptionReader(patch));
            if (!description.coverId().isEmpty()) {
                file.read(new CoverReader(description.coverId())).state(patch);
            }
            context.progress(0.5);
            Outline outline = new Outline();
            ProseWriter words = ProseWriter.counting(context);
            file.read(new BookText(words, outline, 1));
            words.endChapter();
            outline.state(patch, "section title");
            if (words.words() > 0) {
                patch.add(MetadataField.WORD_COUNT, words.words(), "body");
                patch.add(MetadataField.FORMAT, "FictionBook 2", "FictionBook");
            }
        }
        return patch.build();
    }

    @Override
    public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
        try (FictionBookFile file = FictionBookFile.open(book, context)) {
            String id =
                    file.read(new DescriptionReader(MetadataPatch.builder())).coverId();
            if (id.isEmpty()) {
                return false;
            }
            CoverReader cover = file.read(new CoverReader(id, CoverPicture.MOST_BYTES + 1));
            return CoverPicture.copy(new ByteArrayInputStream(cover.bytes()), picture);
        }
    }

    @Override
    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
        try (FictionBookFile file = FictionBookFile.open(book, context)) {
            Outline outline = new Outline();
            file.read(new BookText(ProseWriter.counting(context), outline, 1));
            ProseWriter prose = new ProseWriter(text, context);
            file.read(new BookText(prose, new Outline(), outline.chapterLevel()));
            prose.endChapter();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
