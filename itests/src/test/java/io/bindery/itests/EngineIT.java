package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.bindery.api.content.BookContent;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.finding.Finding;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.step.StepContext;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.Submission;
import io.bindery.core.metadata.BookEditor;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** Books on their way through the running product. */
@Category(NeedsEngine.class)
public class EngineIT extends BinderyContainer {

    private static final String EPUB_PLUGIN = "io.bindery.formats.epub";
    private static final String SHOUTING = "shouting-title";

    @Test
    public void a_submitted_book_succeeds() throws Exception {
        Job job = ended(submit("house", Books.epub(identifier(), "Moby-Dick", "Call me Ishmael.")));

        assertEquals(JobState.SUCCEEDED, job.state());
        assertEquals("Moby-Dick", report(job).metadata().title().orElseThrow());
    }

    @Test
    public void a_book_in_the_inbox_is_taken_once() throws Exception {
        Path inbox = Files.createDirectories(home().resolve("inbox/dropper"));
        Path book = inbox.resolve("drop.epub");

        Files.write(book, Books.epub(identifier(), "Dropped", "Text."));
        Eventually.holds("the book has a job", () -> ofPublisher("dropper").size() == 1);
        Job job = ended(ofPublisher("dropper").get(0));

        assertEquals(JobState.SUCCEEDED, job.state());
        assertEquals("drop.epub", job.fileName());
        Eventually.holds("the book has left the inbox", () -> !Files.exists(book));
        assertEquals(1, ofPublisher("dropper").size());
    }

    @Test
    public void the_same_bytes_again_are_a_duplicate_of_the_first_job() throws Exception {
        byte[] book = Books.epub(identifier(), "Twice", "Text.");

        Job first = ended(submit("twin", book));
        Job second = ended(submit("twin", book));

        assertNotEquals(first.id(), second.id());
        assertEquals(first.id(), second.duplicateOf());
    }

    @Test
    public void other_bytes_of_the_same_book_are_its_next_revision() throws Exception {
        String identifier = identifier();

        Job first = ended(submit("reviser", Books.epub(identifier, "Draft", "Text.")));
        Job second = ended(submit("reviser", Books.epub(identifier, "Final", "Better text.")));

        assertNotNull(first.bookId());
        assertEquals(first.bookId(), second.bookId());
        assertEquals(first.revision() + 1, second.revision());
    }

    @Test
    public void a_persons_edit_outlives_the_next_revision_and_can_be_undone() throws Exception {
        String identifier = identifier();
        Job first = ended(submit("editor", Books.epub(identifier, "Draft", "Text.")));
        String book = String.valueOf(first.bookId());
        BookEditor editor = service(BookEditor.class);

        editor.assign(
                book,
                OptionalLong.empty(),
                "ada",
                List.of("title=Final, by a person", "publicationDate=1851"),
                List.of());
        assertEquals(
                JobState.SUCCEEDED,
                ended(submit("editor", Books.epub(identifier, "Second", "More.")))
                        .state());

        BookMetadata edited = editor.book(book).metadata();
        assertEquals(2, editor.book(book).revisions().size());
        assertEquals("Final, by a person", edited.title().orElseThrow());
        assertEquals("1851", edited.first(MetadataField.PUBLICATION_DATE).orElseThrow());
        assertTrue(editor.view(book).merged().superseded().stream()
                .anyMatch(lost -> lost.value().value().equals(Title.main("Second"))));
        editor.undo(book, OptionalLong.empty(), "ada");
        assertEquals("Second", editor.book(book).metadata().title().orElseThrow());
    }

    @Test
    public void a_book_with_errors_is_rejected_with_its_findings() throws Exception {
        Job job = ended(submit("careless", Books.epubWithoutTitle(identifier())));

        assertEquals(JobState.REJECTED, job.state());
        assertTrue(
                report(job).findings().toString(),
                report(job).findings().stream()
                        .anyMatch(finding -> finding.severity().rejects()));
    }

    @Test
    public void a_plugin_that_is_dropped_takes_part_and_is_gone_once_removed() throws Exception {
        Path dropped = home().resolve("deploy/shouting.jar");
        Files.copy(examplePlugin(), dropped);
        try {
            Eventually.holds("the plugin is registered", () -> active(SHOUTING));
            Job loud = ended(submit("shouter", Books.epub(identifier(), "Quiet", "Text.")));
            assertEquals("QUIET", report(loud).metadata().title().orElseThrow());
        } finally {
            Files.delete(dropped);
        }
        Eventually.holds("the plugin is gone", () -> !active(SHOUTING));

        Job soft = ended(submit("shouter", Books.epub(identifier(), "Quiet again", "Text.")));

        assertEquals("Quiet again", report(soft).metadata().title().orElseThrow());
    }

    @Test
    public void a_job_waits_for_a_plugin_that_is_away_and_goes_on_when_it_is_back() throws Exception {
        Bundle plugin = Arrays.stream(context.getBundles())
                .filter(bundle -> EPUB_PLUGIN.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        plugin.stop();
        Job waiting;
        try {
            waiting = submit("patient", Books.epub(identifier(), "Patience", "Text."));
            Eventually.holds(
                    "the job says what it waits for",
                    () -> !report(waiting).job().waitingFor().isEmpty());
            assertFalse(report(waiting).job().state().terminal());
        } finally {
            plugin.start();
        }

        assertEquals(JobState.SUCCEEDED, ended(waiting).state());
    }

    @Test
    public void a_service_with_two_roles_plays_both() throws Exception {
        ServiceRegistration<?> twoRoles = context.registerService(
                new String[] {MetadataEnricher.class.getName(), QualityChecker.class.getName()},
                new DoesNothingTwice(),
                new Hashtable<>(Map.of("bindery.plugin", "two-roles")));
        try {
            List<String> kinds = service(PluginRegistry.class).list().stream()
                    .filter(info -> info.name().equals("two-roles"))
                    .map(PluginInfo::kind)
                    .toList();
            assertEquals(List.of("MetadataEnricher", "QualityChecker"), kinds);
            assertEquals(
                    List.of("enrich-metadata", "check-quality"),
                    ended(submit("roles", Books.epub(identifier(), "Roles", "Text."))).steps().stream()
                            .filter(step -> step.plugin().equals("two-roles"))
                            .map(StepRecord::name)
                            .toList());
        } finally {
            twoRoles.unregister();
        }
    }

    private static final class DoesNothingTwice implements MetadataEnricher, QualityChecker {

        @Override
        public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) {
            return MetadataPatch.EMPTY;
        }

        @Override
        public List<Finding> check(BookContent book, BookMetadata known, StepContext context) {
            return List.of();
        }
    }

    private Job submit(String publisher, byte[] book) throws Exception {
        Submission submission = new Submission("itest:" + UUID.randomUUID(), publisher, "book.epub", "", "itest");
        Accepted accepted = service(Jobs.class).submit(submission, new ByteArrayInputStream(book));
        return accepted.job();
    }

    private Job ended(Job job) throws Exception {
        Eventually.holds(
                "the job has ended: " + job.id(),
                () -> report(job).job().state().terminal());
        return report(job).job();
    }

    private JobReport report(Job job) throws Exception {
        return service(Jobs.class).report(job.id()).orElseThrow();
    }

    private List<Job> ofPublisher(String publisher) throws Exception {
        return service(Jobs.class).list(new JobQuery(Set.of(), publisher, "", null, 100));
    }

    private boolean active(String plugin) throws Exception {
        return service(PluginRegistry.class).list().stream()
                .anyMatch(info -> info.name().equals(plugin) && info.state().equals("active"));
    }

    private static String identifier() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
