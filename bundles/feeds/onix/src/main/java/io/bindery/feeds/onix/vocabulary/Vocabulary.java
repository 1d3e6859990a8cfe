package io.bindery.feeds.onix.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements of one version of ONIX, by reference name and short tag. Immutable. */
public final class Vocabulary {

    /** ONIX 3.0 and 3.1. */
    public static final Vocabulary ONIX3 = new Vocabulary("onix3.txt");
    /** ONIX 2.1. */
    public static final Vocabulary ONIX2 = new Vocabulary("onix2.txt");

    private static final Map<String, Set<String>> CODE_LISTS = codeLists();

    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, String> references = new HashMap<>();

    /** What an element holds. */
    public enum Kind {
        /** Other elements. */
        COMPOSITE,
        /** Plain text. */
        TEXT,
        /** Text that may hold XHTML. */
        MARKUP,
        /** A code of a list. */
        CODE,
        /** Codes of a list, with spaces between. */
        CODES,
        /** Nothing: it is there or not. */
        FLAG
    }

    /**
     * An element.
     *
     * @param name its reference name
     * @param kind what it holds
     * @param codeList the number of its code list; empty if it has none
     * @param parts what a composite may hold, by reference name
     */
    public record Entry(String name, Kind kind, String codeList, Map<String, Part> parts) {}

    /** How often a composite may hold a part, and whether it must. */
    public record Part(boolean required, boolean repeatable) {}

    private Vocabulary(String resource) {
        for (String line : lines(resource)) {
            String[] words = line.split(" ");
            Map<String, Part> parts = new LinkedHashMap<>();
            for (int i = 4; i < words.length; i++) {
                String word = words[i];
                char last = word.charAt(word.length() - 1);
                boolean marked = last == '?' || last == '*' || last == '+';
                String name = marked ? word.substring(0, word.length() - 1) : word;
                parts.put(name, new Part(!marked || last == '+', last == '*' || last == '+'));
            }
            String list = words[3].equals("-") ? "" : words[3];
            byName.put(words[0], new Entry(words[0], kind(words[2]), list, parts));
            references.put(words[1], words[0]);
        }
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "c" -> Kind.COMPOSITE;
            case "x" -> Kind.MARKUP;
            case "k" -> Kind.CODE;
            case "s" -> Kind.CODES;
            case "f" -> Kind.FLAG;
            default -> Kind.TEXT;
        };
    }

    private static Map<String, Set<String>> codeLists() {
        Map<String, Set<String>> lists = new HashMap<>();
        for (String line : lines("codelists.txt")) {
            List<String> words = List.of(line.split(" "));
            lists.put(words.get(0), new HashSet<>(words.subList(1, words.size())));
        }
        return lists;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the bundle");
            }
            List<String> lines = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference name for a short tag; the name itself if it is no short tag. */
    public String reference(String name) {
        return byName.containsKey(name) ? name : references.getOrDefault(name, name);
    }

    /** The element of this reference name; null if there is none. */
    public @Nullable Entry entry(String reference) {
        return byName.get(reference);
    }

    /** All elements. */
    public Iterable<Entry> entries() {
        return byName.values();
    }

    /** The codes of a list; empty if the list is not known. */
    public static Set<String> codes(String list) {
        return Set.copyOf(CODE_LISTS.getOrDefault(list, Set.of()));
    }

    /** Whether a list is known and does not hold the code. */
    public static boolean isUnknownCode(String list, String code) {
        Set<String> codes = CODE_LISTS.get(list);
        return codes != null && !codes.contains(code);
    }
}
