package io.bindery.language;

import io.bindery.api.content.BookText;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Parts of a long text, taken evenly from all over it, so that the work on it does not grow with the book. */
public final class Passages {

    private static final int LONGEST_SEARCH = 2_000;

    private Passages() {}

    /**
     * Takes passages. Each begins after the end of a sentence or paragraph, and ends at one, where one is near. The first tenth and the
     * last twentieth of a long text are left out if that leaves enough: title pages, contents, licences and indexes say little of how
     * a book reads.
     *
     * @param count how many at the most
     * @param characters how long each is, about
     * @return in the order of the text; fewer if the text is short
     */
    public static List<String> of(BookText text, int count, int characters) throws IOException {
        long wanted = (long) count * characters;
        long length = text.characters();
        if (length <= wanted) {
            return whole(text, (int) length);
        }
        long from = length / 10;
        long to = length - length / 20;
        if (to - from < wanted) {
            from = 0;
            to = length;
        }
        long step = (to - from) / count;
        List<String> passages = new ArrayList<>();
        try (Reader reader = text.open()) {
            long at = 0;
            for (int i = 0; i < count; i++) {
                long start = from + i * step;
                reader.skip(Math.max(0, start - at));
                at = Math.max(at, start);
                String passage = read(reader, characters);
                at += passage.length();
                String cut = trimmed(passage);
                if (!cut.isBlank()) {
                    passages.add(cut);
                }
            }
        }
        return passages;
    }

    private static List<String> whole(BookText text, int length) throws IOException {
        try (Reader reader = text.open()) {
            String all = read(reader, length).strip();
            return all.isEmpty() ? List.of() : List.of(all);
        }
    }

    private static String read(Reader reader, int characters) throws IOException {
        char[] buffer = new char[characters];
        int read = 0;
        while (read < characters) {
            int more = reader.read(buffer, read, characters - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return new String(buffer, 0, read);
    }

    private static String trimmed(String passage) {
        int begin = 0;
        int last = Math.min(passage.length() / 3, LONGEST_SEARCH);
        for (int i = 0; i < last; i++) {
            if (endsSentence(passage, i)) {
                begin = i + 1;
                break;
            }
        }
        int end = passage.length();
        int first = Math.max(passage.length() * 2 / 3, passage.length() - LONGEST_SEARCH);
        for (int i = passage.length() - 1; i > first; i--) {
            if (endsSentence(passage, i)) {
                end = i + 1;
                break;
            }
        }
        return passage.substring(begin, end).strip();
    }

    private static boolean endsSentence(String text, int i) {
        char c = text.charAt(i);
        return c == '\n'
                || c == '\f'
                || c == '\u3002'
                || ((c == '.' || c == '!' || c == '?')
                        && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))));
    }
}
