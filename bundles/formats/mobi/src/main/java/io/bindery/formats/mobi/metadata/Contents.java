package io.bindery.formats.mobi.metadata;

import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.MetadataField;
import io.bindery.formats.mobi.palm.Index;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table of contents (NCX), whose entries stand level by level: each names its parent, and the reading order is that of the tree. An entry
 * whose parents lead to no top, as only a hostile book has it, is left out.
 */
final class Contents {

    private static final int POSITION = 1;
    private static final int LABEL = 3;
    private static final int KF8_POSITION = 6;
    private static final int PARENT = 21;

    private final Index index;
    private final Charset charset;

    Contents(Index index, Charset charset) {
        this.index = index;
        this.charset = charset;
    }

    void state(Statements statements) {
        Map<Long, List<Integer>> children = new HashMap<>();
        List<Map<Integer, List<Long>>> entries = index.entries();
        for (int i = 0; i < entries.size(); i++) {
            long parent = first(entries.get(i), PARENT).orElse(-1L);
            children.computeIfAbsent(parent, key -> new ArrayList<>()).add(i);
        }
        Deque<int[]> open = new ArrayDeque<>();
        push(open, children.getOrDefault(-1L, List.of()), 1);
        while (!open.isEmpty()) {
            int[] next = open.pop();
            state(entries.get(next[0]), next[1], statements);
            push(open, children.getOrDefault((long) next[0], List.of()), next[1] + 1);
        }
    }

    private static void push(Deque<int[]> open, List<Integer> entries, int depth) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            open.push(new int[] {entries.get(i), depth});
        }
    }

    private void state(Map<Integer, List<Long>> entry, int depth, Statements statements) {
        String label = first(entry, LABEL)
                .map(place -> index.text(place, charset))
                .orElse("")
                .strip();
        if (!label.isEmpty()) {
            statements.add(MetadataField.CONTENTS, new ContentsEntry(label, target(entry), depth), "NCX index");
        }
    }

    /** In KF8 an address of a fragment, as links in the text write it; before, the offset in the text. */
    private static String target(Map<Integer, List<Long>> entry) {
        List<Long> position = entry.getOrDefault(KF8_POSITION, List.of());
        if (position.size() == 2) {
            return "kindle:pos:fid:" + digits(position.get(0), 4) + ":off:" + digits(position.get(1), 10);
        }
        return first(entry, POSITION)
                .map(offset -> String.format(Locale.ROOT, "#filepos%010d", offset))
                .orElse("");
    }

    private static String digits(long number, int length) {
        String digits = Long.toString(number, 32).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private static Optional<Long> first(Map<Integer, List<Long>> entry, int tag) {
        return entry.getOrDefault(tag, List.of()).stream().findFirst();
    }
}
