package io.bindery.testkit;

import static io.bindery.testkit.Misdeeds.whim;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.error.RejectedException;
import io.bindery.api.event.EventPublisher;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.Detection;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.notify.NotificationChannel;
import io.bindery.api.quality.QualityChecker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract suites catch plugins that break their promises, each by the test that is named for the promise; and a plugin that
 * keeps them all passes. See {@link BadFormatPluginsTest} for formats and converters.
 */
class BadPluginsTest {

    private static final String MANNERS = "it_leaves_nothing_behind_on_the_thread_that_called_it";

    static class Detectors extends FormatDetectorContract {
        static FormatDetector tried;

        @Override
        protected FormatDetector detector() {
            return tried;
        }

        @Override
        protected TestBook recognised() {
            return Toy.book();
        }

        @Override
        protected MediaType expected() {
            return Toy.TYPE;
        }
    }

    private static Optional<Detection> detect(BookContent file) throws IOException {
        try {
            Toy.lines(file);
            return Optional.of(new Detection(Toy.TYPE, Detection.Confidence.CERTAIN));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    @TestFactory
    Stream<DynamicTest> a_detector_that() {
        return new Cases<FormatDetector>(Detectors.class, detector -> Detectors.tried = detector)
                .good(BadPluginsTest::detect)
                .bad("knows nothing", "its_own_format_is_recognised", file -> Optional.empty())
                .bad(
                        "goes by the name",
                        "the_sender_may_name_the_file_as_he_likes",
                        file -> file.fileName().endsWith(".toy") ? detect(file) : Optional.empty())
                .bad(
                        "is whimsical",
                        "the_same_file_gets_the_same_answer_from_several_threads",
                        file -> Optional.of(new Detection(
                                new MediaType("text/" + whim().replace(' ', '-')), Detection.Confidence.LIKELY)))
                .bad("leaves streams open", "its_streams_are_closed", file -> {
                    Misdeeds.leaveAStreamOpen(file);
                    return detect(file);
                })
                .bad("throws at bytes that it does not know", "any_bytes_get_an_answer", file -> {
                    if (file.size() != Toy.book().size()) {
                        throw new IllegalStateException("what is this?");
                    }
                    return detect(file);
                })
                .bad("leaves a loader on the thread", MANNERS, file -> {
                    Misdeeds.swapTheContextClassLoader();
                    return detect(file);
                })
                .tests();
    }

    static class Enrichers extends MetadataEnricherContract {
        static MetadataEnricher tried;

        @Override
        protected MetadataEnricher enricher() {
            return tried;
        }

        @Override
        protected TestBook book() {
            return Toy.book();
        }

        @Override
        protected BookMetadata known() {
            return BookMetadata.EMPTY.apply(says("Known"), "somebody", Instant.EPOCH);
        }
    }

    private static MetadataPatch says(String title) {
        return MetadataPatch.builder()
                .add(MetadataField.TITLES, Title.main(title), "line 2")
                .build();
    }

    @TestFactory
    Stream<DynamicTest> an_enricher_that() {
        return new Cases<MetadataEnricher>(Enrichers.class, enricher -> Enrichers.tried = enricher)
                .good((book, known, context) -> says(Toy.lines(book).get(0)))
                .bad(
                        "has nothing to say",
                        "it_says_something_about_its_book_and_nothing_in_the_name_of_the_platform",
                        (book, known, context) -> MetadataPatch.EMPTY)
                .bad(
                        "is whimsical",
                        "the_same_book_gets_the_same_answer_from_several_threads",
                        (book, known, context) -> says(whim()))
                .bad("needs a title", "a_book_of_which_nothing_is_known_gets_an_answer", (book, known, context) -> {
                    known.all(MetadataField.TITLES).get(0);
                    return says(Toy.lines(book).get(0));
                })
                .bad("changes the book", "its_streams_are_closed_and_the_book_is_as_it_was", (book, known, context) -> {
                    Misdeeds.changeTheBook(book);
                    return says("changed");
                })
                .bad("reads beyond the end", "any_bytes_are_enriched_or_refused", (book, known, context) -> {
                    try (InputStream bytes = book.open()) {
                        return says(new String(bytes.readAllBytes(), 4, 9, StandardCharsets.US_ASCII));
                    }
                })
                .bad("interrupts its caller", MANNERS, (book, known, context) -> {
                    Misdeeds.interrupt();
                    return says(Toy.lines(book).get(0));
                })
                .tests();
    }

    static class Checkers extends QualityCheckerContract {
        static QualityChecker tried;

        @Override
        protected QualityChecker checker() {
            return tried;
        }

        @Override
        protected TestBook goodBook() {
            return Toy.book();
        }

        @Override
        protected TestBook faultyBook() {
            return TestBook.of("b.toy", Toy.TYPE, "no toy".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static List<Finding> check(BookContent book) throws IOException {
        return detect(book).isPresent() ? List.of() : List.of(Toy.fault(Severity.ERROR));
    }

    @TestFactory
    Stream<DynamicTest> a_checker_that() {
        return new Cases<QualityChecker>(Checkers.class, checker -> Checkers.tried = checker)
                .good((book, known, context) -> check(book))
                .bad(
                        "refuses all",
                        "a_good_book_is_not_rejected",
                        (book, known, context) -> List.of(Toy.fault(Severity.ERROR)))
                .bad(
                        "sees nothing",
                        "a_faulty_book_gets_findings_that_a_publisher_can_follow",
                        (book, known, context) -> List.of())
                .bad(
                        "gives no remedy",
                        "a_faulty_book_gets_findings_that_a_publisher_can_follow",
                        (book, known, context) -> check(book).isEmpty()
                                ? List.of()
                                : List.of(new Finding("X", Severity.ERROR, "toys", "bad", "", Location.BOOK)))
                .bad(
                        "is whimsical",
                        "the_same_book_gets_the_same_findings_from_several_threads",
                        (book, known, context) ->
                                List.of(new Finding("X", Severity.INFO, "toys", whim(), "", Location.BOOK)))
                .bad(
                        "leaves streams open",
                        "its_streams_are_closed_and_the_book_is_as_it_was",
                        (book, known, context) -> {
                            Misdeeds.leaveAStreamOpen(book);
                            return check(book);
                        })
                .bad(
                        "answers null",
                        "any_bytes_are_judged_or_refused",
                        (book, known, context) -> book.size() == Toy.book().size() ? List.of() : null)
                .bad("leaks threads", MANNERS, (book, known, context) -> {
                    Misdeeds.leakAThread();
                    return check(book);
                })
                .tests();
    }

    static class Publishers extends EventPublisherContract {
        static EventPublisher tried;
        static final List<String> OUT = new CopyOnWriteArrayList<>();

        Publishers() {
            OUT.clear();
        }

        @Override
        protected EventPublisher publisher() {
            return tried;
        }

        @Override
        protected List<String> published() {
            return List.copyOf(OUT);
        }
    }

    private static void publish(List<OutgoingEvent> events) {
        events.forEach(event -> Publishers.OUT.add(event.key()));
    }

    @TestFactory
    Stream<DynamicTest> a_publisher_that() {
        return new Cases<EventPublisher>(Publishers.class, publisher -> Publishers.tried = publisher)
                .good(BadPluginsTest::publish)
                .bad("goes backwards", "events_are_out_in_their_order_when_it_returns", events -> {
                    List<OutgoingEvent> reversed = new ArrayList<>(events);
                    Collections.reverse(reversed);
                    publish(reversed);
                })
                .bad("wants each event once", "the_same_events_again_are_no_fault", events -> {
                    if (!events.isEmpty()
                            && Publishers.OUT.contains(events.get(0).key())) {
                        throw new IllegalStateException("I had that");
                    }
                    publish(events);
                })
                .bad("cannot bear emptiness", "no_events_are_no_fault", events -> {
                    events.get(0);
                    publish(events);
                })
                .bad("knows all types", "an_event_of_a_kind_that_it_does_not_know_holds_up_no_other", events -> {
                    if (events.stream().anyMatch(event -> !event.type().startsWith("job."))) {
                        throw new IllegalStateException("unheard of");
                    }
                    publish(events);
                })
                .tests();
    }

    static class Channels extends NotificationChannelContract {
        static NotificationChannel tried;
        static final List<String> TOLD = new CopyOnWriteArrayList<>();

        Channels() {
            TOLD.clear();
        }

        @Override
        protected NotificationChannel channel() {
            return tried;
        }

        @Override
        protected List<String> told() {
            return List.copyOf(TOLD);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_channel_that() {
        return new Cases<NotificationChannel>(Channels.class, channel -> Channels.tried = channel)
                .good(event -> Channels.TOLD.add(event.subject()))
                .bad("tells nobody twice", "the_same_event_again_is_no_fault", event -> {
                    if (Channels.TOLD.contains(event.subject())) {
                        throw new IllegalStateException("told already");
                    }
                    Channels.TOLD.add(event.subject());
                })
                .bad("knows all types", "an_event_of_a_kind_that_it_does_not_know_is_no_fault", event -> {
                    Channels.TOLD.add(event.subject());
                    if (!event.type().startsWith("job.")) {
                        throw new IllegalStateException("unheard of");
                    }
                })
                .tests();
    }

    /** A good plugin and bad ones, each with the test that must catch it. */
    static final class Cases<P> {

        private final Class<?> suite;
        private final Consumer<P> put;
        private final Map<String, DynamicTest> tests = new LinkedHashMap<>();

        Cases(Class<?> suite, Consumer<P> put) {
            this.suite = suite;
            this.put = put;
        }

        Cases<P> good(P plugin) {
            tests.put("good", DynamicTest.dynamicTest("keeps all promises passes", () -> {
                put.accept(plugin);
                assertThat(Suites.failuresOf(suite)).isEmpty();
            }));
            return this;
        }

        Cases<P> bad(String misdeed, String caughtBy, P plugin) {
            tests.put(misdeed, DynamicTest.dynamicTest(misdeed + " is caught", () -> {
                put.accept(plugin);
                assertThat(Suites.failuresOf(suite)).contains(caughtBy);
            }));
            return this;
        }

        Stream<DynamicTest> tests() {
            return tests.values().stream();
        }
    }
}
