package io.bindery.formats.epub.validate;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.step.StepContext;
import io.bindery.formats.epub.EpubError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks books with EPUBCheck in this process. Safe for use by several threads. */
public final class EpubValidator {

    private static final Logger LOG = LoggerFactory.getLogger(EpubValidator.class);

    /** EPUBCheck has warnings about the name of the file. Findings are kept by content, so the name must not matter. */
    private static final String NEUTRAL_NAME = "book.epub";

    /** EPUBCheck's own codes for external entities and identifiers, where it has any. */
    private static final Set<String> NAMES_ENTITIES = Set.of("HTM-003", "OPF-073");

    static {
        // EPUBCheck collects the ids of all messages in a plain set that all its checks share.
        MasterReport.allReportedMessageIds = ConcurrentHashMap.newKeySet();
    }

    /**
     * Checks one book.
     *
     * @throws RejectedException if the book is dangerous to open
     * @throws IOException if the book's file or the scratch folder cannot be used
     */
    public ValidationReport validate(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        List<Finding> asked = DangerCheck.check(book, context);
        context.progress(0.1);
        Path folder = context.workspace().toRealPath();
        Path link = folder.resolve(NEUTRAL_NAME);
        give(book.file(), link);
        try {
            return new ValidationReport(together(run(link, folder, context), asked));
        } finally {
            Files.deleteIfExists(link);
        }
    }

    /** EPUBCheck names some external entities itself; one finding for one fault is enough. */
    private static List<Finding> together(List<Finding> checked, List<Finding> asked) {
        List<Finding> all = new ArrayList<>(checked);
        asked.stream()
                .filter(own -> checked.stream()
                        .noneMatch(other -> NAMES_ENTITIES.contains(other.code())
                                && other.location().path().equals(own.location().path())))
                .forEach(all::add);
        return all;
    }

    private static void give(Path file, Path link) throws IOException {
        Files.deleteIfExists(link);
        try {
            Files.createSymbolicLink(link, file.toAbsolutePath());
        } catch (IOException | UnsupportedOperationException e) {
            // Windows lets only some users make links.
            Files.copy(file, link);
        }
    }

    private static List<Finding> run(Path file, Path folder, StepContext context) {
        FindingsReport report = new FindingsReport(context, folder.toString());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // EPUBCheck, Jing and Saxon find their parts through the context class loader.
        thread.setContextClassLoader(EpubValidator.class.getClassLoader());
        try {
            new EpubCheck(file.toFile(), report).doValidate();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            context.checkCancelled();
            LOG.warn("EPUBCheck broke off on the book of job {}", context.jobId(), e);
            List<Finding> all = new ArrayList<>(report.findings());
            all.add(FindingsReport.own(
                    EpubError.CHECK_BROKE_OFF, Severity.FATAL, EpubError.CHECK_BROKE_OFF.cause() + " (" + e + ")"));
            return all;
        } finally {
            thread.setContextClassLoader(before);
        }
        // Some of EPUBCheck's own handlers swallow what the report throws.
        context.checkCancelled();
        context.progress(1);
        return report.findings();
    }
}
