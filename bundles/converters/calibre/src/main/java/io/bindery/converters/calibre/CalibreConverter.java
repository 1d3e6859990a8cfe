package io.bindery.converters.calibre;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Location;
import io.bindery.api.step.StepContext;
import io.bindery.conversion.repair.BookDefaults;
import io.bindery.conversion.repair.EpubRepair;
import io.bindery.conversion.repair.RepairReport;
import io.bindery.conversion.source.Formats;
import io.bindery.conversion.source.SourceCheck;
import io.bindery.conversion.tool.ProgramRun;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.process.LimitedProcess;
import io.bindery.hardened.process.ProcessLimits;
import io.bindery.hardened.process.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * EPUB to AZW3 and MOBI and back, and PDF and FB2 to EPUB, through calibre's {@code ebook-convert}. What it is given is looked at first: a file
 * that is not what it should be, or that is protected, is refused without running anything. An EPUB that comes out is mended
 * ({@link EpubRepair}), and the counts of what was mended lie beside it, under its name and {@link RepairReport#SUFFIX}. Safe for use by
 * several threads.
 */
public final class CalibreConverter implements Converter {

    static final String PROGRAM = "ebook-convert";

    private static final Logger LOG = LoggerFactory.getLogger(CalibreConverter.class);

    private static final Map<MediaType, Set<MediaType>> ROUTES = Map.of(
            Formats.EPUB, Set.of(Formats.AZW3, Formats.MOBI),
            Formats.MOBI, Set.of(Formats.EPUB),
            Formats.AZW3, Set.of(Formats.EPUB),
            Formats.PDF, Set.of(Formats.EPUB),
            Formats.FB2, Set.of(Formats.EPUB));

    private static final Map<MediaType, String> ENDINGS = Map.of(
            Formats.EPUB, "epub", Formats.MOBI, "mobi", Formats.AZW3, "azw3", Formats.PDF, "pdf", Formats.FB2, "fb2");

    /** A clock that stands still, for all that it dates by it: 2000-01-01. */
    private static final String EPOCH = "946684800";

    /** The part of the work that is the program's. */
    private static final double PROGRAM_PART = 0.8;

    private final ProcessLimits limits;
    private final Runnable before;

    /**
     * @param seconds that a conversion may take
     * @param memory bytes that it may take
     * @param before what to do before each conversion
     */
    public CalibreConverter(int seconds, long memory, Runnable before) {
        Duration time = Duration.ofSeconds(seconds);
        this.limits = ProcessLimits.DEFAULT
                .time(time)
                .cpuTime(time)
                .memory(memory)
                .fileSize(1L << 30)
                .folderSize(3L << 30)
                .output(4 << 20)
                .processes(32);
        this.before = before;
    }

    @Override
    public boolean converts(MediaType from, MediaType to) {
        return ROUTES.getOrDefault(from, Set.of()).contains(to);
    }

    @Override
    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
        context.checkCancelled();
        if (!LimitedProcess.isInstalled(PROGRAM)) {
            throw new UnavailableException(CalibreError.MISSING, PROGRAM + " is not installed; it comes with calibre");
        }
        before.run();
        SourceCheck check = SourceCheck.of(book.mediaType()).orElseThrow();
        check.check(book.file());
        context.checkCancelled();
        Path workspace = context.workspace();
        try (ScratchFolder folder = ScratchFolder.in(workspace)) {
            Path out = run(book, to, folder, context);
            Path made = workspace.resolve("book." + ENDINGS.get(to));
            if (to.equals(Formats.EPUB)) {
                mend(book, out, made, context);
            } else {
                PalmClock.stop(out);
                Files.copy(out, made);
            }
            context.progress(1);
            return made;
        }
    }

    private Path run(BookContent book, MediaType to, ScratchFolder folder, StepContext context) throws Exception {
        String in = "in." + ENDINGS.get(book.mediaType());
        String out = "out." + ENDINGS.get(to);
        Files.copy(book.file(), folder.path().resolve(in));
        LimitedProcess process = LimitedProcess.of(
                        PROGRAM, arguments(in, out, to).toArray(String[]::new))
                .installedBy("calibre")
                .variable("SOURCE_DATE_EPOCH", EPOCH)
                .variable("PYTHONHASHSEED", "0")
                .variable("TZ", "UTC")
                .variable("QT_QPA_PLATFORM", "offscreen")
                // calibre asks for it when it is root; it never shows a page here.
                .variable("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox");
        ProgramRun run = new ProgramRun(context, CalibreError.MISSING, CalibreError.FAILED);
        run.run(process, limits, folder, said -> PROGRAM_PART * Progress.of(said));
        Path made = folder.path().resolve(out);
        if (!Files.isRegularFile(made, java.nio.file.LinkOption.NOFOLLOW_LINKS) || Files.size(made) == 0) {
            throw nothing();
        }
        return made;
    }

    private static List<String> arguments(String in, String out, MediaType to) {
        // Sizes of letters stay as the publisher set them.
        return to.equals(Formats.EPUB)
                ? List.of(
                        "./" + in,
                        "./" + out,
                        "--epub-version",
                        "3",
                        "--no-default-epub-cover",
                        "--disable-font-rescaling")
                : List.of("./" + in, "./" + out, "--disable-font-rescaling");
    }

    private static void mend(BookContent book, Path out, Path made, StepContext context)
            throws RejectedException, IOException {
        Path scratch = Files.createDirectory(context.workspace().resolve("repair"));
        RepairReport report = EpubRepair.mend(out, made, scratch, BookDefaults.of(book.sha256()), context);
        report.writeBeside(made);
        LOG.info("An EPUB of calibre's was mended in {} places: {}", report.total(), report);
    }

    private static RejectedException nothing() {
        return HostileContentException.rejection(
                CalibreError.NOTHING_MADE, CalibreError.NOTHING_MADE.cause(), Location.BOOK);
    }
}
