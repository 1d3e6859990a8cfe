package io.bindery.admin.shell;

import io.bindery.api.store.Accepted;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.Submission;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code bindery:ingest FILE}. */
@Service
@Command(scope = "bindery", name = "ingest", description = "Takes a book in from a file on the platform's machine")
public class IngestCommand extends CoreCommand {

    @Argument(name = "file", description = "The book", required = true)
    @Completion(BookFileCompleter.class)
    private String file;

    @Option(name = "--publisher", description = "Whose book it is")
    @Completion(PublisherCompleter.class)
    private String publisher = "house";

    @Override
    public @Nullable Object execute() throws Exception {
        Path book = Path.of(file).toAbsolutePath();
        if (!Files.isRegularFile(book)) {
            throw new IllegalArgumentException(
                    "there is no file " + book + "; give the path on the platform's machine");
        }
        Submission submission = new Submission(
                "console:" + UUID.randomUUID(), publisher, book.getFileName().toString(), "", actor());
        Accepted accepted = core(Jobs.class, jobs -> {
            try (InputStream bytes = Files.newInputStream(book)) {
                return jobs.submit(submission, bytes);
            }
        });
        out().println(accepted.job().id() + " is " + accepted.job().state());
        return null;
    }
}
