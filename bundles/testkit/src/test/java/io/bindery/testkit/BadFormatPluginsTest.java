package io.bindery.testkit;

import static io.bindery.testkit.Misdeeds.whim;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** As {@link BadPluginsTest}, for plugins of formats. */
class BadFormatPluginsTest {

    private static final String MANNERS = "it_leaves_nothing_behind_on_the_thread_that_called_it";

    /** A handler and text extractor of toys that keeps all promises; a bad one overrides what it breaks. */
    static class ToyPlugin implements FormatHandler, TextExtractor, Converter {

        @Override
        public Set<MediaType> mediaTypes() {
            return Set.of(Toy.TYPE);
        }

        @Override
        public ValidationReport validate(BookContent book, StepContext context) throws Exception {
            context.checkCancelled();
            Toy.lines(book);
            return new ValidationReport(List.of());
        }

        @Override
        public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
            context.checkCancelled();
            return MetadataPatch.builder()
                    .add(MetadataField.TITLES, Title.main(Toy.lines(book).get(0)), "line 2")
                    .build();
        }

        @Override
        public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
            context.checkCancelled();
            for (String line : Toy.lines(book)) {
                text.append(line.replace("\0", "")).append(PARAGRAPH_END);
            }
            text.append(CHAPTER_END);
        }

        @Override
        public boolean converts(MediaType from, MediaType to) {
            return from.equals(Toy.TYPE) && to.equals(Toy.OTHER);
        }

        @Override
        public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
            context.checkCancelled();
            return Files.write(context.workspace().resolve("made"), Toy.lines(book));
        }
    }

    static class Handlers extends FormatHandlerContract {
        static ToyPlugin tried;

        @Override
        protected FormatHandler handler() {
            return tried;
        }

        @Override
        protected TestBook validBook() {
            return Toy.book();
        }
    }

    @TestFactory
    Stream<DynamicTest> a_handler_that() {
        return new BadPluginsTest.Cases<ToyPlugin>(Handlers.class, plugin -> Handlers.tried = plugin)
                .good(new ToyPlugin())
                .bad("handles something else", "it_handles_the_type_of_its_book", new ToyPlugin() {
                    @Override
                    public Set<MediaType> mediaTypes() {
                        return Set.of(Toy.OTHER);
                    }
                })
                .bad("states nothing", "a_valid_book_is_valid_and_states_something", new ToyPlugin() {
                    @Override
                    public MetadataPatch extractMetadata(BookContent book, StepContext context) {
                        return MetadataPatch.EMPTY;
                    }
                })
                .bad("goes by the name", "the_same_bytes_get_the_same_answer_under_any_name", new ToyPlugin() {
                    @Override
                    public MetadataPatch extractMetadata(BookContent book, StepContext context) {
                        return MetadataPatch.builder()
                                .add(MetadataField.TITLES, Title.main(book.fileName()), "file name")
                                .build();
                    }
                })
                .bad("is whimsical", "several_threads_get_the_same_answers", new ToyPlugin() {
                    @Override
                    public ValidationReport validate(BookContent book, StepContext context) {
                        return new ValidationReport(
                                List.of(new Finding("X", Severity.INFO, "toys", whim(), "", Location.BOOK)));
                    }
                })
                .bad("changes the book", "its_streams_are_closed_and_the_book_is_as_it_was", new ToyPlugin() {
                    @Override
                    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
                        Misdeeds.changeTheBook(book);
                        return super.validate(book, context);
                    }
                })
                .bad("cannot be stopped", "a_cancelled_job_is_left", new ToyPlugin() {
                    @Override
                    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
                        Toy.lines(book);
                        return new ValidationReport(List.of());
                    }
                })
                .bad("breaks at bytes that it does not know", "any_bytes_are_judged_or_rejected", new ToyPlugin() {
                    @Override
                    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
                        context.checkCancelled();
                        if (book.size() != Toy.book().size()) {
                            throw new IllegalStateException("what is this?");
                        }
                        return super.validate(book, context);
                    }
                })
                .bad("leaks threads", MANNERS, new ToyPlugin() {
                    @Override
                    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
                        Misdeeds.leakAThread();
                        return super.validate(book, context);
                    }
                })
                .tests();
    }

    static class Extractors extends TextExtractorContract {
        static ToyPlugin tried;

        @Override
        protected TextExtractor extractor() {
            return tried;
        }

        @Override
        protected TestBook bookWithText() {
            return Toy.book();
        }

        @Override
        protected List<String> wordsInOrder() {
            return List.of("Title", "Once", "time");
        }
    }

    @TestFactory
    Stream<DynamicTest> a_text_extractor_that() {
        return new BadPluginsTest.Cases<ToyPlugin>(Extractors.class, plugin -> Extractors.tried = plugin)
                .good(new ToyPlugin())
                .bad(
                        "knows no paragraphs",
                        "the_text_is_in_reading_order_and_in_paragraphs_and_chapters",
                        new ToyPlugin() {
                            @Override
                            public void extractText(BookContent book, Writer text, StepContext context)
                                    throws Exception {
                                text.append(String.join(" ", Toy.lines(book)));
                            }
                        })
                .bad("is whimsical", "several_threads_get_the_same_text", new ToyPlugin() {
                    @Override
                    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
                        super.extractText(book, text, context);
                        text.append(whim());
                    }
                })
                .bad("leaves streams open", "its_streams_are_closed_and_the_book_is_as_it_was", new ToyPlugin() {
                    @Override
                    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
                        Misdeeds.leaveAStreamOpen(book);
                        super.extractText(book, text, context);
                    }
                })
                .bad("leaves a loader on the thread", MANNERS, new ToyPlugin() {
                    @Override
                    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
                        Misdeeds.swapTheContextClassLoader();
                        super.extractText(book, text, context);
                    }
                })
                .tests();
    }

    static class Converters extends ConverterContract {
        static ToyPlugin tried;

        @Override
        protected Converter converter() {
            return tried;
        }

        @Override
        protected TestBook book() {
            return Toy.book();
        }

        @Override
        protected MediaType target() {
            return Toy.OTHER;
        }

        @Override
        protected void assertMade(Path made) throws Exception {
            assertThat(Files.readString(made)).contains("Once upon a time.");
        }
    }

    @TestFactory
    Stream<DynamicTest> a_converter_that() {
        return new BadPluginsTest.Cases<ToyPlugin>(Converters.class, plugin -> Converters.tried = plugin)
                .good(new ToyPlugin())
                .bad("claims all", "it_knows_what_it_converts", new ToyPlugin() {
                    @Override
                    public boolean converts(MediaType from, MediaType to) {
                        return true;
                    }
                })
                .bad("writes elsewhere", "it_makes_the_book_inside_its_workspace", new ToyPlugin() {
                    @Override
                    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                        Path elsewhere = Files.createTempFile("bindery-test-", "");
                        elsewhere.toFile().deleteOnExit();
                        return Files.write(elsewhere, Toy.lines(book));
                    }
                })
                .bad("makes one at a time", "several_threads_are_served_at_once", new ToyPlugin() {
                    private final AtomicInteger at = new AtomicInteger();

                    @Override
                    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                        try {
                            if (at.incrementAndGet() > 1) {
                                throw new IllegalStateException("one after the other, please");
                            }
                            Thread.sleep(200);
                            return super.convert(book, to, context);
                        } finally {
                            at.decrementAndGet();
                        }
                    }
                })
                .bad("gives back the book itself", "it_makes_the_book_inside_its_workspace", new ToyPlugin() {
                    @Override
                    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                        Toy.lines(book);
                        return book.file();
                    }
                })
                .bad("cannot be stopped", "a_cancelled_job_is_left", new ToyPlugin() {
                    @Override
                    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                        return Files.write(context.workspace().resolve("made"), Toy.lines(book));
                    }
                })
                .bad("interrupts its caller", MANNERS, new ToyPlugin() {
                    @Override
                    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                        Path made = super.convert(book, to, context);
                        Misdeeds.interrupt();
                        return made;
                    }
                })
                .tests();
    }
}
