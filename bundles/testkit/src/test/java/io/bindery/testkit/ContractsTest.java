package io.bindery.testkit;

import io.bindery.api.content.MediaType;
import io.bindery.api.event.EventPublisher;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.notify.NotificationChannel;
import io.bindery.api.quality.QualityChecker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts that no plugin of the platform's own has to keep yet, kept by the smallest plugins that can. */
class ContractsTest {

    @TempDir
    private Path folder;

    private void append(String line) throws IOException {
        Files.writeString(folder.resolve("lines"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> lines() throws IOException {
        return Files.exists(folder.resolve("lines")) ? Files.readAllLines(folder.resolve("lines")) : List.of();
    }

    @Nested
    class APublisherToAFile extends EventPublisherContract {
        @Override
        protected EventPublisher publisher() {
            return events -> {
                for (OutgoingEvent event : events) {
                    append(event.key());
                }
            };
        }

        @Override
        protected List<String> published() throws IOException {
            return lines();
        }
    }

    @Nested
    class AChannelToAFile extends NotificationChannelContract {
        @Override
        protected NotificationChannel channel() {
            return event -> append(event.subject());
        }

        @Override
        protected List<String> told() throws IOException {
            return lines();
        }
    }

    @Nested
    class ACheckerForShouting extends QualityCheckerContract {
        @Override
        protected QualityChecker checker() {
            return (book, known, context) -> {
                try (InputStream bytes = book.open()) {
                    String text = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
                    return text.contains("!!!")
                            ? List.of(new Finding(
                                    "LOUD", Severity.ERROR, "shouting", "it shouts", "Calm down.", Location.BOOK))
                            : List.of();
                }
            };
        }

        @Override
        protected TestBook goodBook() {
            return book("a quiet book");
        }

        @Override
        protected TestBook faultyBook() {
            return book("a loud book!!!");
        }

        private static TestBook book(String text) {
            return TestBook.of("book.txt", new MediaType("text/plain"), text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
