package io.bindery.core.calls;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.step.StepContext;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.StoredBlob;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.guard.PluginUnfitException;
import io.bindery.core.registry.Hashes;
import io.bindery.core.registry.Plugin;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls plugins with a book, each call on a thread of its own: a call that throws anything, hangs, answers nonsense or forgets
 * to clean up harms nobody but itself. Safe for use by several threads.
 */
public final class PluginCaller {

    private final BlobStore blobs;
    private final Path workRoot;
    private final long workspaceLimit;
    private final Predicate<String> pluginNames;
    private final TextShelf texts;

    /**
     * @param blobs where the books are
     * @param workRoot the folder for workspaces; what an earlier life left there is deleted
     * @param texts the folder for texts of books, which can be read anew at any time; likewise
     * @param workspaceLimit how many bytes a call may leave in its workspace
     * @param pluginNames tells whether a name is that of a plugin that is here
     */
    public PluginCaller(
            BlobStore blobs, Path workRoot, Path texts, long workspaceLimit, Predicate<String> pluginNames) {
        this.blobs = blobs;
        this.workRoot = workRoot;
        this.workspaceLimit = workspaceLimit;
        this.pluginNames = pluginNames;
        Folders.delete(workRoot);
        Folders.delete(texts);
        this.texts = new TextShelf(texts);
    }

    /** What a plugin does with a book. */
    @FunctionalInterface
    public interface Work<R> {
        @Nullable
        R apply(BookContent book, StepContext context) throws Exception;
    }

    /** What can stop a call from outside, and who hears of its progress. */
    public interface Control extends DoubleConsumer {
        /** Whether the call is to end. */
        boolean cancelled();

        /** Told how to interrupt the call; null once it has ended. */
        void interruptedBy(@Nullable Runnable interrupt);
    }

    /** Whether stored bytes are here. */
    public boolean stored(String sha256) throws IOException {
        return blobs.contains(sha256);
    }

    /**
     * Who calls, and for how long.
     *
     * @param jobId the job
     * @param step the step that the call belongs to
     * @param parallelism how many such calls are made at once at the most
     * @param limit how long the call may take
     */
    public record Place(String jobId, String step, int parallelism, Duration limit) {}

    /**
     * Calls a plugin.
     *
     * @param book the book that it is called with
     * @return its answer, never null
     * @throws PluginUnfitException if the plugin must not be called just now
     * @throws RejectedException if the plugin says that the book is at fault
     * @throws RetryableException if the plugin says that the world is, or the store of bytes fails
     * @throws UnavailableException if the plugin says that what it needs of the machine is not there
     * @throws PluginFailedException if the plugin does anything else but answer
     * @throws CancellationException if it was stopped from outside
     * @throws InterruptedException if the calling thread was interrupted; the call is stopped
     */
    public <R> R call(Plugin<?> plugin, Place place, BookFile book, Control control, Work<R> work)
            throws PluginUnfitException, RejectedException, RetryableException, UnavailableException,
                    PluginFailedException, InterruptedException {
        Deadline deadline = Deadline.in(place.limit());
        Map<String, String> mdc = Map.of("job", place.jobId(), "step", place.step(), "plugin", plugin.name());
        var terms = new IsolatedCalls.Terms(
                place.step(), place.parallelism(), place.limit(), mdc, control::cancelled, control::interruptedBy);
        AnswerCheck check = new AnswerCheck(plugin.name(), pluginNames);
        // Closed on both sides: by the plugin's thread when it ends, and by this one when it no longer waits for it.
        try (var context = new CallContext(place.jobId(), deadline, workRoot, control::cancelled, control);
                var content = new StoredBook(book, blobs)) {
            return IsolatedCalls.call(plugin, terms, () -> {
                try (context;
                        content) {
                    R answer = work.apply(content, context);
                    R checked = answer == null ? null : check.checked(answer);
                    if (context.workspaceBytes() > workspaceLimit) {
                        throw new OverfullWorkspaceException(workspaceLimit);
                    }
                    return checked;
                } catch (NoSuchFileException e) {
                    throw blobs.contains(book.sha256()) ? new IOException("no such file: " + e.getMessage(), e) : e;
                }
            });
        }
    }

    /** Has the cover taken out of a book, into the store of bytes. */
    public TakenCover cover(Plugin<CoverExtractor> extractor, Place place, BookFile book, Control control)
            throws PluginUnfitException, RejectedException, RetryableException, UnavailableException,
                    PluginFailedException, InterruptedException {
        return call(extractor, place, book, control, (content, context) -> {
            CoverBytes bytes = new CoverBytes();
            boolean there = extractor.service().extractCover(content, bytes, context);
            Thread.interrupted(); // as below
            return there ? bytes.stored(blobs) : TakenCover.NONE;
        });
    }

    /**
     * Has a book converted, and takes what was made into the store of bytes before its workspace goes.
     *
     * @return what was made; nothing is proved of it
     * @throws PluginFailedException also if what was made is not one file inside the workspace, or is empty or too large
     */
    public Converted convert(Plugin<Converter> converter, MediaType to, Place place, BookFile book, Control control)
            throws PluginUnfitException, RejectedException, RetryableException, UnavailableException,
                    PluginFailedException, InterruptedException {
        return call(converter, place, book, control, (content, context) -> {
            Path made = converter.service().convert(content, to, context);
            // A flag that the converter has left set would end the storing; who wants the call to end no longer waits.
            Thread.interrupted();
            StoredBlob blob = MadeFile.taken(made, context.workspace(), workspaceLimit, blobs);
            return blob == null
                    ? null
                    : new Converted(blob, RepairNotes.beside(made, context.workspace(), converter.name()));
        });
    }

    /** A book with its text; the text may go when this is closed. */
    public record ReadBook(BookFile book, AutoCloseable lease) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            lease.close();
        }
    }

    /**
     * The book with its text, which is read by this plugin if nobody has done so lately.
     *
     * @throws RejectedException if the book's text cannot be read, or may not
     * @throws Exception as {@link #call}
     */
    public ReadBook read(Plugin<TextExtractor> reader, Place place, BookFile book, Control control) throws Exception {
        String key = Hashes.of(book.sha256(), reader.name(), reader.version(), reader.configurationHash());
        TextShelf.Lease lease = texts.lease(
                key,
                text -> call(reader, place, book, control, (content, context) -> {
                    reader.service().extractText(content, text, context);
                    return Boolean.TRUE;
                }));
        return new ReadBook(book.with(lease.text()), lease);
    }
}
