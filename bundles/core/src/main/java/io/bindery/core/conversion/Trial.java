package io.bindery.core.conversion;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.job.Failure;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.calls.BookFile;
import io.bindery.core.error.CoreError;
import io.bindery.core.jobs.Rendition.Proof;
import io.bindery.core.proof.Recall;
import io.bindery.core.proof.WordList;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import io.bindery.core.steps.Calls;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a converter made on trial: the plugin of its format validates and opens it, and its words are compared with the book's, where
 * plugins are here that read both texts.
 */
final class Trial {

    /** What part of the book's words must be in what was made, in the same order. */
    static final double LEAST_RECALL = 0.98;

    private final Plugins plugins;
    private final Calls calls;
    private final Plugin<FormatHandler> judge;
    private List<Finding> findings = List.of();
    private Proof proof = Proof.NONE;
    private @Nullable Failure failure;

    Trial(Plugins plugins, Calls calls, Plugin<FormatHandler> judge) {
        this.plugins = plugins;
        this.calls = calls;
        this.judge = judge;
    }

    List<Finding> findings() {
        return findings;
    }

    Proof proof() {
        return proof;
    }

    /** Why it is not proved; null if it is. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** @throws UnavailableException if the plugin of its format lacks what it needs of the machine */
    Trial of(BookFile product) throws Exception {
        ValidationReport report = calls.call(judge, product, judge.service()::validate);
        findings = report.findings();
        if (!report.valid()) {
            long errors = findings.stream()
                    .filter(finding -> finding.severity().rejects())
                    .count();
            Finding first = findings.stream()
                    .filter(finding -> finding.severity().rejects())
                    .findFirst()
                    .orElseThrow();
            failure = CoreError.PRODUCT_UNSOUND.failure("what was made has " + errors
                    + (errors == 1 ? " error" : " errors") + ", the first: " + first.code() + ": " + first.message());
            return this;
        }
        calls.call(judge, product, judge.service()::extractMetadata);
        compareWords(product);
        return this;
    }

    private void compareWords(BookFile product) throws Exception {
        BookFile book = calls.book();
        Optional<Plugin<TextExtractor>> reader = plugins.textExtractor(book.mediaType());
        Optional<Plugin<TextExtractor>> productReader = plugins.textExtractor(product.mediaType());
        if (reader.isEmpty() || productReader.isEmpty()) {
            BookFile unread = reader.isEmpty() ? book : product;
            proof = unproved("no plugin is here that reads the text of " + unread.mediaType());
            return;
        }
        WordList words;
        try {
            words = words(reader.get(), book);
        } catch (RejectedException e) {
            proof = unproved("the book's text cannot be read: " + e.getMessage());
            return;
        } catch (UnavailableException e) {
            proof = unproved(needs(e.code(), e.getMessage()));
            return;
        }
        if (words.size() == 0) {
            proof = unproved("the book has no text");
            return;
        }
        WordList made;
        try {
            made = words(productReader.get(), product);
        } catch (UnavailableException e) {
            proof = unproved(needs(e.code(), e.getMessage()));
            return;
        }
        Recall recall = Recall.of(words, made);
        proof = new Proof(
                words.size(), recall.fraction(), words.complete() ? "" : "only the first words were compared");
        if (recall.fraction() < LEAST_RECALL) {
            failure = CoreError.WORDS_MISSING.failure(String.format(
                    Locale.ROOT,
                    "%.1f %% of the book's %,d words are in it in their order, and %.0f %% must be; most are missing near word %,d: %s",
                    recall.fraction() * 100,
                    words.size(),
                    LEAST_RECALL * 100,
                    recall.worstAt() + 1L,
                    quote(reader.get(), book, recall.worstAt())));
        }
    }

    private static Proof unproved(String note) {
        return new Proof(0, -1, "the words were not compared: " + note);
    }

    private static String needs(ErrorCode code, @Nullable String message) {
        return message + "; " + code.remedy();
    }

    private WordList words(Plugin<TextExtractor> reader, BookFile file) throws Exception {
        WordList words = new WordList();
        read(reader, file, words);
        return words.end();
    }

    /** The words at a place of the book; to read it once more costs less than to keep all words as text. */
    private String quote(Plugin<TextExtractor> reader, BookFile file, int from) throws Exception {
        WordList words = new WordList(from);
        read(reader, file, words);
        return "“" + words.end().quote() + "”";
    }

    private void read(Plugin<TextExtractor> reader, BookFile file, WordList words) throws Exception {
        calls.call(reader, file, (book, context) -> {
            reader.service().extractText(book, words, context);
            return Boolean.TRUE;
        });
    }
}
