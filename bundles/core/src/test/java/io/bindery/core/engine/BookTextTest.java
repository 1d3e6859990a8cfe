package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.error.CoreError;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that ask for a book's text see it, and it is read once for all of them. */
class BookTextTest {

    private EngineRig rig;
    private final LineReader reader = new LineReader();
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private MetadataPatch see(String who, BookContent book) throws IOException {
        Optional<BookText> text = book.text();
        if (text.isEmpty()) {
            seen.put(who, "nothing");
            return MetadataPatch.EMPTY;
        }
        try (Reader words = text.get().open()) {
            char[] all = new char[100];
            int length = words.read(all);
            seen.put(
                    who,
                    new String(all, 0, length) + "/" + text.get().characters() + "/"
                            + text.get().complete());
        }
        return MetadataPatch.EMPTY;
    }

    private void put(String name, boolean readsText) {
        rig.shelf.put(MetadataEnricher.class, name, (book, known, context) -> see(name, book), readsText);
    }

    @Test
    void those_that_ask_see_it_and_it_is_read_once() throws Exception {
        rig.shelf.put(TextExtractor.class, "reader", reader);
        put("first", true);
        put("second", true);
        put("blind", false);
        rig.shelf.put(
                QualityChecker.class,
                "checker",
                (book, known, context) -> {
                    see("checker", book);
                    return List.<Finding>of();
                },
                true);
        rig.start();
        rig.await(rig.submit(EngineRig.book("title: a", "text: Call me Ishmael \ud83d\udc33.")), JobState.SUCCEEDED);
        assertThat(seen)
                .containsEntry("first", "Call me Ishmael \ud83d\udc33./19/true")
                .containsEntry("second", "Call me Ishmael \ud83d\udc33./19/true")
                .containsEntry("checker", "Call me Ishmael \ud83d\udc33./19/true")
                .containsEntry("blind", "nothing");
        assertThat(reader.readings).hasValue(1);
    }

    @Test
    void without_a_plugin_that_reads_it_there_is_none_and_when_one_comes_the_answer_is_made_anew() throws Exception {
        put("first", true);
        rig.start();
        String book = EngineRig.book("title: a", "text: words");
        rig.await(rig.submit(book), JobState.SUCCEEDED);
        assertThat(seen).containsEntry("first", "nothing");
        rig.shelf.put(TextExtractor.class, "reader", reader);
        rig.await(rig.submit("other", book), JobState.SUCCEEDED);
        assertThat(seen).containsEntry("first", "words/5/true");
    }

    @Test
    void a_text_that_may_not_be_read_is_none_and_no_reason_to_reject() throws Exception {
        reader.refusal.set(new RejectedException(
                CoreError.FORMAT_RULES_BROKEN,
                "it may not be read",
                List.of(new Finding("X-1", Severity.ERROR, "reader", "no", "none", Location.BOOK))));
        rig.shelf.put(TextExtractor.class, "reader", reader);
        put("first", true);
        rig.start();
        rig.await(rig.submit(EngineRig.book("title: a", "text: words")), JobState.SUCCEEDED);
        assertThat(seen).containsEntry("first", "nothing");
    }

    @Test
    void what_the_reader_lacks_leaves_the_enricher_out() throws Exception {
        reader.refusal.set(new UnavailableException(CoreError.FORMAT_RULES_BROKEN, "no program"));
        rig.shelf.put(TextExtractor.class, "reader", reader);
        put("first", true);
        rig.start();
        Job job = rig.submit(EngineRig.book("title: a", "text: words"));
        assertThat(rig.await(job, JobState.SUCCEEDED).job().step("enrich-metadata", "first"))
                .hasValueSatisfying(step -> assertThat(step.state()).isEqualTo(StepState.OMITTED));
        assertThat(seen).isEmpty();
    }

    @Test
    void a_reader_that_fails_fails_the_job_in_its_own_name() throws Exception {
        reader.refusal.set(new IllegalStateException("a bug"));
        rig.shelf.put(TextExtractor.class, "reader", reader);
        put("first", true);
        rig.start();
        Job job = rig.submit(EngineRig.book("title: a", "text: words"));
        assertThat(rig.await(job, JobState.FAILED).job().failure().message())
                .contains("plugin reader")
                .contains("a bug");
    }

    /** Reads the line {@code text}. */
    private static final class LineReader implements TextExtractor {
        private final AtomicInteger readings = new AtomicInteger();
        private final AtomicReference<Exception> refusal = new AtomicReference<>();

        @Override
        public Set<MediaType> mediaTypes() {
            return Set.of(new MediaType("text/book"));
        }

        @Override
        public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
            readings.incrementAndGet();
            Exception no = refusal.get();
            if (no != null) {
                throw no;
            }
            text.write(PluginShelf.Lines.of(book).value("text").orElse(""));
        }
    }
}
