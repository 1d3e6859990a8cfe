package io.bindery.quality.plausibility;

import io.bindery.api.content.BookContent;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.step.StepContext;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Finds what a book can hardly mean. It rejects none: all this can be right for once. */
@Component(property = {"bindery.plugin=" + PlausibilityChecker.NAME, BookContent.READS + "=" + BookContent.READS_TEXT})
public final class PlausibilityChecker implements QualityChecker {

    static final String NAME = "plausibility";

    private final OptimaizeModels languages = new OptimaizeModels();

    @Override
    public List<Finding> check(BookContent book, BookMetadata known, StepContext context) throws Exception {
        Remarks remarks = new Remarks();
        IsbnCheck.check(known, remarks);
        NameCheck.check(known, book.fileName(), remarks);
        context.checkCancelled();
        CoverCheck.check(book, known, remarks);
        context.checkCancelled();
        LanguageCheck.check(book, known, languages, remarks);
        return remarks.list();
    }
}
