package io.bindery.core.engine;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.error.ErrorCode;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Converters and extractors for the small format of the engine's tests. */
final class Conversions {

    static final MediaType BOOK = new MediaType("text/book");
    static final MediaType OTHER = new MediaType("text/other");
    static final MediaType THIRD = new MediaType("text/third");

    private Conversions() {}

    /** What stands in the way of a test's converter. */
    record Need(String code, String cause, String remedy) implements ErrorCode {}

    /** Reads the lines {@code text: }. */
    record LineText(Set<MediaType> mediaTypes) implements TextExtractor {
        @Override
        public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
            for (String line : PluginShelf.Lines.of(book).lines()) {
                if (line.startsWith("text: ")) {
                    text.write(line.substring("text: ".length()) + PARAGRAPH_END);
                }
            }
            text.write(CHAPTER_END);
        }
    }

    /** Writes the same lines under another type. */
    static class LineConverter implements Converter {
        final AtomicInteger made = new AtomicInteger();

        @Override
        public boolean converts(MediaType from, MediaType to) {
            return from.equals(BOOK) && (to.equals(OTHER) || to.equals(THIRD));
        }

        @Override
        public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
            made.incrementAndGet();
            Path file = context.workspace().resolve("made.txt");
            List<String> lines = PluginShelf.Lines.of(book).lines().stream()
                    .map(line -> line.startsWith("type: ") ? "type: " + to : line)
                    .toList();
            Files.write(file, changed(lines));
            return file;
        }

        List<String> changed(List<String> lines) throws Exception {
            return lines;
        }
    }

    /** The same of any book. */
    static class AnyConverter extends LineConverter {
        @Override
        public boolean converts(MediaType from, MediaType to) {
            return to.equals(THIRD);
        }
    }
}
