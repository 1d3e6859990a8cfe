package io.bindery.converters.pandoc;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manuscripts to EPUB through {@code pandoc}, in its sandbox: it reads the manuscript and nothing else, so a picture that a Markdown or
 * HTML file names outside of itself is left out. What it is given is looked at first: a file that is not what it should be, or that is
 * protected, is refused without running anything. The EPUB is mended ({@link EpubRepair}), and the counts of what was mended lie beside
 * it, under its name and {@link RepairReport#SUFFIX}. Safe for use by several threads.
 */
final class PandocConverter implements Converter {

    static final String PROGRAM = "pandoc";

    private static final Logger LOG = LoggerFactory.getLogger(PandocConverter.class);

    /** What pandoc calls the formats. */
    private static final Map<MediaType, String> READERS = Map.of(
            Formats.DOCX, "docx",
            Formats.ODT, "odt",
            Formats.MARKDOWN, "markdown-raw_tex",
            Formats.HTML, "html");

    private static final String TEMPLATE = "book.template";
    private static final String STYLE = "book.css";
    private static final String DEFAULTS = "defaults.yaml";

    private final ProcessLimits limits;
    private final Runnable before;

    /**
     * @param seconds that a conversion may take
     * @param memory bytes that it may take
     * @param before what to do before each conversion
     */
    PandocConverter(int seconds, long memory, Runnable before) {
        Duration time = Duration.ofSeconds(seconds);
        this.limits = ProcessLimits.DEFAULT
                .time(time)
                .cpuTime(time)
                .memory(memory)
                .fileSize(1L << 30)
                .folderSize(3L << 30)
                .output(4 << 20)
                .processes(4);
        this.before = before;
    }

    @Override
    public boolean converts(MediaType from, MediaType to) {
        return READERS.containsKey(from) && to.equals(Formats.EPUB);
    }

    @Override
    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
        context.checkCancelled();
        if (!LimitedProcess.isInstalled(PROGRAM)) {
            throw new UnavailableException(PandocError.MISSING, PROGRAM + " is not installed");
        }
        before.run();
        SourceCheck.of(book.mediaType()).orElseThrow().check(book.file());
        BookDefaults defaults = OfficeProperties.of(book);
        context.checkCancelled();
        Path workspace = context.workspace();
        Path made = workspace.resolve("book.epub");
        try (ScratchFolder folder = ScratchFolder.in(workspace)) {
            Path out = run(book, defaults, folder, context);
            context.progress(0.5);
            Path scratch = Files.createDirectory(workspace.resolve("repair"));
            RepairReport report = EpubRepair.mend(out, made, scratch, defaults, context);
            report.writeBeside(made);
            LOG.info("An EPUB of pandoc's was mended in {} places: {}", report.total(), report);
        }
        context.progress(1);
        return made;
    }

    private Path run(BookContent book, BookDefaults defaults, ScratchFolder folder, StepContext context)
            throws Exception {
        Files.copy(book.file(), folder.path().resolve("in"));
        lay(TEMPLATE, folder.path());
        lay(STYLE, folder.path());
        Files.writeString(folder.path().resolve(DEFAULTS), yaml(defaults));
        LimitedProcess process = LimitedProcess.of(
                        PROGRAM,
                        "--sandbox",
                        "--from=" + READERS.get(book.mediaType()),
                        "--to=epub3",
                        "--standalone",
                        "--template=./" + TEMPLATE,
                        "--css=./" + STYLE,
                        // Not for its looks: the sandbox opens the files that some options name, --css is not one of
                        // them.
                        "--reference-doc=./" + STYLE,
                        "--metadata-file=./" + DEFAULTS,
                        "--epub-chapter-level=1",
                        "--toc-depth=3",
                        "--mathml",
                        "--wrap=none",
                        "--output=./out.epub",
                        "./in")
                .installedBy("pandoc")
                .variable("SOURCE_DATE_EPOCH", "946684800")
                .variable("TZ", "UTC");
        new ProgramRun(context, PandocError.MISSING, PandocError.FAILED).run(process, limits, folder, said -> -1);
        Path made = folder.path().resolve("out.epub");
        if (!Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS) || Files.size(made) == 0) {
            throw HostileContentException.rejection(
                    PandocError.NOTHING_MADE, PandocError.NOTHING_MADE.cause(), Location.BOOK);
        }
        return made;
    }

    private static void lay(String name, Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(PandocConverter.class.getResourceAsStream(name), name)) {
            Files.copy(in, folder.resolve(name));
        }
    }

    /** What counts where the manuscript itself says nothing. */
    private static String yaml(BookDefaults defaults) {
        String language = defaults.language().isEmpty() ? "und" : defaults.language();
        String title = defaults.title().isEmpty() ? "" : "title: " + quoted(defaults.title()) + "\n";
        List<String> creators = defaults.creators();
        String authors = creators.isEmpty()
                ? ""
                : creators.stream().map(PandocConverter::quoted).collect(Collectors.joining(", ", "author: [", "]\n"));
        return "lang: " + quoted(language) + "\n" + title + authors;
    }

    /** A string of YAML and, within it, plain words to pandoc's Markdown. */
    private static String quoted(String text) {
        String plain = text.replaceAll("([\\\\`*_{}\\[\\]()#+.!<>$^~|@\"'-])", "\\\\$1");
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
