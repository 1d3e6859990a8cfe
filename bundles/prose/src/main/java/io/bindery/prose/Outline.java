package io.bindery.prose;

import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The headings of a text in their order, at most {@value #MOST}. For one thread. */
public final class Outline {

    private static final int MOST = 20_000;
    private static final int LONGEST = 500;

    private final List<ContentsEntry> entries = new ArrayList<>();
    private final TreeMap<Integer, Integer> levels = new TreeMap<>();

    /**
     * Adds a heading.
     *
     * @param level from 1, the outermost
     * @param title its text; a blank one is left out
     * @param target where it stands, or empty
     */
    public void add(int level, String title, String target) {
        String text = title.strip();
        if (text.isEmpty() || entries.size() >= MOST) {
            return;
        }
        levels.merge(level, 1, Integer::sum);
        entries.add(new ContentsEntry(text.length() > LONGEST ? text.substring(0, LONGEST) : text, target, level));
    }

    /** Whether there is no heading. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The first heading of the outermost level; empty if there is none. */
    public String first() {
        return entries.stream()
                .filter(entry -> entry.depth() == levels.firstKey())
                .findFirst()
                .map(ContentsEntry::title)
                .orElse("");
    }

    /**
     * The level whose headings begin chapters: the outermost one that occurs more than once, because a single outermost heading
     * is the title of the book; 0 if there are no headings.
     */
    public int chapterLevel() {
        return levels.entrySet().stream()
                .filter(level -> level.getValue() > 1)
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(levels.isEmpty() ? 0 : levels.lastKey());
    }

    /** States the headings as the table of contents; depth counts from the outermost level that occurs. */
    public void state(MetadataPatch.Builder patch, String origin) {
        for (ContentsEntry entry : entries) {
            int depth = entry.depth() - levels.firstKey() + 1;
            patch.add(MetadataField.CONTENTS, new ContentsEntry(entry.title(), entry.target(), depth), origin);
        }
    }
}
