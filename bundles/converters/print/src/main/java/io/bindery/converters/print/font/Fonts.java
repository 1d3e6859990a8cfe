package io.bindery.converters.print.font;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import io.bindery.api.error.RejectedException;
import io.bindery.converters.print.book.Book;
import io.bindery.converters.print.book.Book.Obfuscation;
import io.bindery.converters.print.book.BookFiles;
import io.bindery.converters.print.content.StyleSheets;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of one printed book: the book's own, free ones for all that has none, and those of the machine for scripts that these lack. Each is embedded once, with those of its glyphs that are
 * used, however many documents are laid out with it. For one book; close it after the PDF is written.
 */
public final class Fonts implements StyleSheets.FontFaces, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);

    private static final String LIBERATION = "/liberation/Liberation";
    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVu";
    private static final Pattern ONE_STYLE = Pattern.compile("Wide|Machine.*");
    private static final int MAX_BYTES = 24 << 20;
    private static final int MAX_FACES = 60;

    private final PDDocument document;
    private final Book book;
    private final BookFiles files;
    private final List<Face> faces = new ArrayList<>();
    private final Map<String, Face> own = new TreeMap<>();
    private final List<Face> coverage = new ArrayList<>();
    private final MachineFonts machine;

    /** One font, opened when it is first asked for. */
    private final class Face extends PDFontSupplier {
        private final String family;
        private final int weight;
        private final boolean italic;
        private final boolean fallback;
        private final @Nullable String resource;
        private @Nullable TrueTypeFont program;
        private @Nullable PDFont font;
        private @Nullable CmapLookup lookup;

        Face(String family, int weight, boolean italic, boolean fallback, @Nullable String resource) {
            super(null);
            this.family = family;
            this.weight = weight;
            this.italic = italic;
            this.fallback = fallback;
            this.resource = resource;
        }

        @Override
        public PDFont supply() {
            if (font == null) {
                try {
                    font = embed(program());
                } catch (IOException e) {
                    throw new IllegalStateException("the font " + family + " cannot be embedded", e);
                }
            }
            return font;
        }

        private TrueTypeFont program() throws IOException {
            if (program == null) {
                try (InputStream in = Fonts.class.getResourceAsStream(String.valueOf(resource))) {
                    if (in == null) {
                        throw new IllegalStateException("the font " + resource + " is missing from the bundle");
                    }
                    program = new TTFParser().parse(new RandomAccessReadBuffer(in));
                }
            }
            return program;
        }

        boolean has(int character) {
            try {
                if (lookup == null) {
                    lookup = program().getUnicodeCmapLookup();
                }
                return lookup.getGlyphId(character) > 0;
            } catch (IOException e) {
                throw new IllegalStateException("the font " + family + " cannot be read", e);
            }
        }
    }

    /** @param folders where the machine has fonts */
    public Fonts(PDDocument document, Book book, BookFiles files, List<Path> folders) {
        this.document = document;
        this.book = book;
        this.files = files;
        this.machine = new MachineFonts(folders, book.language());
        // The names that the layout has for the generic families; the first of the fallbacks is the text's own.
        family("Serif", true, LIBERATION + "Serif", "-Regular", "-Italic", "-Bold", "-BoldItalic");
        family("SansSerif", false, LIBERATION + "Sans", "-Regular", "-Italic", "-Bold", "-BoldItalic");
        family("Monospaced", false, LIBERATION + "Mono", "-Regular", "-Italic", "-Bold", "-BoldItalic");
        family("Wide", true, DEJAVU + "Sans", "", "-Oblique", "-Bold", "-BoldOblique");
        faces.stream()
                .filter(face -> face.fallback && face.weight == 400 && !face.italic)
                .forEach(coverage::add);
    }

    private void family(String name, boolean fallback, String path, String... styles) {
        for (int i = 0; i < styles.length; i++) {
            faces.add(new Face(name, i < 2 ? 400 : 700, i % 2 == 1, fallback, path + styles[i] + ".ttf"));
        }
    }

    @Override
    public void face(String family, int weight, boolean italic, String path) throws RejectedException {
        String key = family + "\n" + weight + "\n" + italic;
        if (own.containsKey(key) || own.size() >= MAX_FACES) {
            return;
        }
        Optional<TrueTypeFont> program = open(path);
        if (program.isPresent()) {
            Face face = new Face(family, weight, italic, false, null);
            face.program = program.get();
            own.put(key, face);
            faces.add(face);
            coverage.add(face);
        }
    }

    private Optional<TrueTypeFont> open(String path) throws RejectedException {
        Optional<byte[]> bytes = files.bytes(path, MAX_BYTES);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        byte[] font = bytes.get();
        Obfuscation obfuscation = book.fonts().get(path);
        if (obfuscation != null) {
            FontFile.reveal(font, obfuscation, book.uniqueIdentifier());
        }
        try {
            font = FontFile.unpack(font);
            if (!FontFile.isOpenType(font)) {
                LOG.warn("set without the font {}: neither TrueType, OpenType nor WOFF 1", path);
                return Optional.empty();
            }
            TrueTypeFont program = new OTFParser().parse(new RandomAccessReadBuffer(font));
            if (!mayBeEmbedded(program)) {
                LOG.warn("set without the font {}: its licence bits forbid to embed it", path);
                return Optional.empty();
            }
            program.getUnicodeCmapLookup();
            program.getHorizontalMetrics();
            return Optional.of(program);
        } catch (IOException | RuntimeException e) {
            // A damaged font throws whatever its bytes lead to.
            LOG.warn("set without the font {}: {}", path, e.toString());
            return Optional.empty();
        }
    }

    /** OpenType, OS/2 table, fsType: bit 1 alone says no. */
    static boolean mayBeEmbedded(TrueTypeFont font) throws IOException {
        OS2WindowsMetricsTable table = font.getOS2Windows();
        return table == null
                || ((table.getFsType() & 0x000f) != OS2WindowsMetricsTable.FSTYPE_RESTRICTED
                        && (table.getFsType() & OS2WindowsMetricsTable.FSTYPE_BITMAP_ONLY) == 0);
    }

    private PDFont embed(TrueTypeFont program) throws IOException {
        if (program instanceof OpenTypeFont open && open.isPostScript()) {
            List<Integer> characters = new ArrayList<>();
            CmapLookup lookup = open.getUnicodeCmapLookup();
            for (int c = 0x20; c < 0x20000; c++) {
                if (lookup.getGlyphId(c) > 0) {
                    characters.add(c);
                }
            }
            return CffFont.embed(document, open, characters);
        }
        // PDFBox sets ligatures by regular expressions, and takes ten times as long for it as for all the rest.
        program.setEnableGsub(false);
        return PDType0Font.load(document, program, true);
    }

    /** Whether a character can be shown. */
    public boolean has(int character) {
        if (coverage.stream().anyMatch(face -> face.has(character))) {
            return true;
        }
        Optional<TrueTypeFont> found = machine.with(character);
        if (found.isEmpty()) {
            return false;
        }
        Face face = new Face("Machine" + faces.size(), 400, false, true, null);
        face.program = found.get();
        faces.add(face);
        coverage.add(face);
        return true;
    }

    /** Gives a layout all fonts. */
    public void register(PdfBoxFontResolver resolver) {
        for (Face face : faces) {
            add(resolver, face, FontGroup.MAIN);
            if (face.fallback) {
                add(resolver, face, FontGroup.PRE_BUILT_IN_FALLBACK);
            }
        }
    }

    private static void add(PdfBoxFontResolver resolver, Face face, FontGroup group) {
        IdentValue style = face.italic ? IdentValue.ITALIC : IdentValue.NORMAL;
        resolver.addFont((PDFontSupplier) face, face.family, face.weight, style, true, group);
    }

    /** The font for what stands beside the text; empty if none has all characters. */
    public Optional<PDFont> forAll(String text, boolean italic) {
        return faces.stream()
                .filter(face -> face.fallback && face.weight == 400)
                .filter(face ->
                        face.italic == italic || ONE_STYLE.matcher(face.family).matches())
                .filter(face -> text.codePoints().allMatch(face::has))
                .findFirst()
                .map(Face::supply);
    }

    @Override
    public void close() throws IOException {
        for (Face face : faces) {
            if (face.program != null) {
                face.program.close();
            }
        }
    }
}
