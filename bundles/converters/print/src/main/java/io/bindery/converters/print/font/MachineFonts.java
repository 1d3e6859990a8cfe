package io.bindery.converters.print.font;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts that are installed on the machine, for scripts for which neither the book nor the platform has one; looked for at each book
 * that needs them, since somebody may install them meanwhile. Only TrueType outlines, which are embedded glyph by glyph, and only scripts
 * whose characters can be set one after the other. For one book.
 */
final class MachineFonts {

    private static final Logger LOG = LoggerFactory.getLogger(MachineFonts.class);

    private static final int MOST_FILES = 300;
    private static final int DEEPEST = 6;
    private static final int MOST_OPEN = 8;
    private static final long LARGEST = 64L << 20;

    /** Scripts that need no shaping; the others would look right to nobody who can read them. */
    private static final Set<Character.UnicodeScript> PLAIN = EnumSet.of(
            Character.UnicodeScript.COMMON,
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.ARMENIAN,
            Character.UnicodeScript.GEORGIAN,
            Character.UnicodeScript.ETHIOPIC,
            Character.UnicodeScript.CHEROKEE,
            Character.UnicodeScript.CANADIAN_ABORIGINAL,
            Character.UnicodeScript.COPTIC,
            Character.UnicodeScript.GOTHIC,
            Character.UnicodeScript.RUNIC,
            Character.UnicodeScript.OGHAM,
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.BOPOMOFO,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.YI);

    private static final Pattern FONT = Pattern.compile("(?i).*\\.(ttf|ttc|otf)");
    private static final Pattern STYLED = Pattern.compile(
            "(?i).*(bold|italic|oblique|light|thin|black|heavy|medium|semi|condensed|mono|emoji|display|[-_](b|i|bi|r[bi]))\\b.*");
    private static final Pattern SERIF = Pattern.compile("(?i).*(serif|mincho|ming|song|batang|myeongjo|ipam).*");

    /** What the files for a language are called, so that Chinese glyphs do not get into a Japanese book. */
    private static final Map<String, Pattern> OF_LANGUAGE = Map.of(
            "ja", Pattern.compile("(?i).*(ipa|jp|japan|mincho|gothic|takao|vl-).*"),
            "zh", Pattern.compile("(?i).*(sc|tc|hk|ming|song|hei|kai|wqy|arphic).*"),
            "ko", Pattern.compile("(?i).*(kr|korea|nanum|batang|myeongjo|gulim|baekmuk).*"));

    /** What each file has, by its path; kept while it stays as it is. */
    private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

    private record Known(FileTime at, long size, BitSet characters) {}

    private final List<Path> folders;
    private final Map<Path, TrueTypeFont> open = new HashMap<>();
    private final Set<Integer> absent = new HashSet<>();
    private final String language;
    private @Nullable List<Path> files;

    /** @param language of the book (BCP 47) */
    MachineFonts(List<Path> folders, String language) {
        this.folders = folders;
        this.language = language.toLowerCase(Locale.ROOT).replaceAll("[-_].*", "");
    }

    /** A font that has the character and was not given out yet; the caller closes it. */
    Optional<TrueTypeFont> with(int character) {
        if (absent.contains(character) || !PLAIN.contains(Character.UnicodeScript.of(character))) {
            return Optional.empty();
        }
        if (open.size() < MOST_OPEN) {
            for (Path file : files()) {
                if (!open.containsKey(file) && characters(file).get(character)) {
                    Optional<TrueTypeFont> font = font(file);
                    if (font.isPresent()) {
                        LOG.info("{} is set with the machine's font {}", named(character), file.getFileName());
                        open.put(file, font.get());
                        return font;
                    }
                }
            }
        }
        absent.add(character);
        return Optional.empty();
    }

    private static String named(int character) {
        return String.format(Locale.ROOT, "U+%04X (%s)", character, Character.UnicodeScript.of(character));
    }

    private List<Path> files() {
        if (files == null) {
            List<Path> found = new ArrayList<>();
            for (Path folder : folders) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
                        all.filter(file -> FONT.matcher(name(file)).matches()
                                        && !STYLED.matcher(name(file)).matches())
                                .forEach(found::add);
                    } catch (IOException | java.io.UncheckedIOException e) {
                        LOG.warn("the fonts in {} cannot be listed: {}", folder, e.getMessage());
                    }
                }
            }
            Pattern own = OF_LANGUAGE.getOrDefault(language, SERIF);
            found.sort(Comparator.<Path, Boolean>comparing(
                            file -> !own.matcher(name(file)).matches())
                    .thenComparing(file -> !SERIF.matcher(name(file)).matches())
                    .thenComparing(Path::toString));
            files = List.copyOf(found.subList(0, Math.min(MOST_FILES, found.size())));
        }
        return files;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static BitSet characters(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Known known = KNOWN.get(file);
            if (known == null || known.size() != now.size() || !known.at().equals(now.lastModifiedTime())) {
                known = new Known(now.lastModifiedTime(), now.size(), look(file, now.size()));
                KNOWN.put(file, known);
            }
            return known.characters();
        } catch (IOException e) {
            return new BitSet();
        }
    }

    private static BitSet look(Path file, long size) {
        BitSet characters = new BitSet();
        if (size > LARGEST) {
            return characters;
        }
        Optional<TrueTypeFont> opened = font(file);
        if (opened.isPresent()) {
            try (TrueTypeFont font = opened.get()) {
                CmapLookup lookup = font.getUnicodeCmapLookup();
                for (int c = 0x80; c < 0x30000; c++) {
                    if (lookup.getGlyphId(c) > 0) {
                        characters.set(c);
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("the font {} cannot be read", file, e);
            }
        }
        return characters;
    }

    /** The font of a file, or the first one of a collection; empty if its outlines are not TrueType's, or it may not be embedded. */
    private static Optional<TrueTypeFont> font(Path file) {
        try {
            TrueTypeFont font = name(file).toLowerCase(Locale.ROOT).endsWith(".ttc")
                    ? first(file.toFile())
                    : new TTFParser().parse(new RandomAccessReadBufferedFile(file));
            if (font != null && font.getTableMap().containsKey("glyf") && Fonts.mayBeEmbedded(font)) {
                return Optional.of(font);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the font {} cannot be used", file, e);
        }
        return Optional.empty();
    }

    @SuppressWarnings("MustBeClosedChecker") // lives as long as its font
    private static @Nullable TrueTypeFont first(File file) throws IOException {
        List<TrueTypeFont> fonts = new ArrayList<>();
        new TrueTypeCollection(file).processAllFonts(fonts::add);
        return fonts.isEmpty() ? null : fonts.get(0);
    }
}
