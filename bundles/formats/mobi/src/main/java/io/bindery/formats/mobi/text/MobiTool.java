package io.bindery.formats.mobi.text;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Location;
import io.bindery.formats.mobi.MobiError;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.process.LimitedProcess;
import io.bindery.hardened.process.ProcessError;
import io.bindery.hardened.process.ProcessFailedException;
import io.bindery.hardened.process.ProcessLimits;
import io.bindery.hardened.process.ProcessResult;
import io.bindery.hardened.process.ScratchFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Has mobitool of libmobi unpack a book and put its pages together again. Whoever calls has made sure that the book is not protected:
 * mobitool opens some old schemes without being asked. Immutable; safe for use by several threads.
 */
public final class MobiTool {

    /**
     * Real books take well under a second of processor time. The running time is longer because the program has the lowest priority: on a busy
     * machine it waits much, which is not the book's fault.
     */
    private static final ProcessLimits LIMITS = ProcessLimits.DEFAULT
            .time(Duration.ofMinutes(1))
            .cpuTime(Duration.ofSeconds(5))
            .memory(384L << 20)
            .processes(2);

    private static final int SAID = 300;

    private final String program;

    /** Uses the mobitool of the search path. */
    public MobiTool() {
        this("mobitool");
    }

    /** @param program the name or path of the program */
    public MobiTool(String program) {
        this.program = program;
    }

    /**
     * Unpacks a book.
     *
     * @param folder where to
     * @return the files of mark-up, in reading order; at least one. They are there as long as the folder is
     * @throws RejectedException if the book cannot be opened or put together, or only with more than any real one takes
     * @throws UnavailableException if the program is not installed
     * @throws RetryableException if the machine was too slow
     */
    public List<Path> unpack(BookContent book, ScratchFolder folder)
            throws RejectedException, UnavailableException, RetryableException, InterruptedException, IOException {
        // The name of its folder is made of the file's, which here is always the same.
        Path in = folder.path().resolve("book.mobi");
        Files.copy(book.file(), in);
        ProcessResult result = run(folder);
        Files.delete(in);
        if (result.limit().isPresent()) {
            throw exhausted(result.limit().get());
        }
        List<Path> pages = pages(folder.path().resolve("book_markup"));
        if (result.exitCode() == 0 && !pages.isEmpty()) {
            return pages;
        }
        String said = said(result);
        throw HostileContentException.rejection(
                said.contains("Reconstructing") ? MobiError.TEXT_NOT_REBUILT : MobiError.DOES_NOT_OPEN,
                complaint(result, said),
                Location.BOOK);
    }

    private ProcessResult run(ScratchFolder folder)
            throws UnavailableException, RetryableException, InterruptedException, IOException {
        try {
            return LimitedProcess.of(program, "-s", "-o", ".", "book.mobi")
                    .installedBy("the package libmobi-tools")
                    .within(LIMITS)
                    .run(folder);
        } catch (ProcessFailedException e) {
            if (e.error() == ProcessError.TOOL_MISSING) {
                throw new UnavailableException(MobiError.TOOL_MISSING, String.valueOf(e.getMessage()));
            }
            throw new RetryableException(e.error(), String.valueOf(e.getMessage()), null, null);
        }
    }

    private static RejectedException exhausted(ProcessError limit) throws RetryableException {
        if (limit == ProcessError.TIME_UP) {
            // It had not used its processor time up: others kept the machine busy.
            throw new RetryableException(limit, "mobitool: " + limit.cause(), null, null);
        }
        return HostileContentException.rejection(
                MobiError.KEEPS_TOOL_BUSY, "mobitool was stopped: " + limit.cause(), Location.BOOK);
    }

    private static List<Path> pages(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("part\\d+\\.html"))
                    .sorted()
                    .toList();
        }
    }

    private static String said(ProcessResult result) {
        return new String(result.output(), StandardCharsets.UTF_8) + "\n" + result.errors();
    }

    private static String complaint(ProcessResult result, String said) {
        String reason = said.lines()
                .map(String::strip)
                .filter(line -> line.toLowerCase(Locale.ROOT).matches(".*(error|corrupt|invalid|fail).*"))
                .reduce((before, last) -> last)
                .map(line -> ": " + (line.length() > SAID ? line.substring(0, SAID) : line))
                .orElse("");
        return result.exitCode() == 0
                ? "mobitool found no pages in the book" + reason
                : "mobitool ended with exit code " + result.exitCode() + reason;
    }
}
