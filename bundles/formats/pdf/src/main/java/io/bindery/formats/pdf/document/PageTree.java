package io.bindery.formats.pdf.document;

import io.bindery.formats.pdf.PdfError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * Walks the tree of pages (ISO 32000-2, 7.7.3) without recursion and without trust in its counts and parents. What a page inherits is
 * written into the page, in memory only, so that nobody has to climb the tree again.
 */
final class PageTree {

    static final int MAX_PAGES = 50_000;
    private static final int MAX_DEPTH = 500;
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    private final Effort effort;
    private final List<COSDictionary> pages = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int empty;
    private int repeated;

    private PageTree(Effort effort) {
        this.effort = effort;
    }

    private static final class Level {
        private final COSDictionary node;
        private final @Nullable COSArray kids;
        private int next;

        Level(COSDictionary node) {
            this.node = node;
            this.kids = node.getCOSArray(COSName.KIDS);
        }

        int size() {
            return kids == null ? 0 : kids.size();
        }
    }

    static PageTree walk(@Nullable COSDictionary root, Effort effort) {
        PageTree tree = new PageTree(effort);
        if (root != null) {
            tree.descend(root);
        }
        tree.summarise(root);
        return tree;
    }

    /** The pages in their order. */
    List<COSDictionary> pages() {
        return pages;
    }

    /** What is wrong with the tree, in words. */
    List<String> faults() {
        return faults;
    }

    private void descend(COSDictionary root) {
        Deque<Level> path = new ArrayDeque<>();
        seen.add(root);
        path.push(new Level(root));
        while (!path.isEmpty()) {
            Level level = path.peek();
            if (level.kids == null || level.next >= level.size()) {
                path.pop();
                continue;
            }
            effort.step();
            COSBase kid = level.kids.getObject(level.next++);
            if (!(kid instanceof COSDictionary dictionary)) {
                empty++;
            } else if (!seen.add(dictionary)) {
                repeated++;
            } else {
                inherit(level.node, dictionary);
                if (dictionary.getDictionaryObject(COSName.KIDS) instanceof COSArray) {
                    path.push(new Level(dictionary));
                    refuseIf(path.size() > MAX_DEPTH, PdfError.TOO_DEEP, "the tree of pages is too deep");
                } else {
                    pages.add(dictionary);
                    refuseIf(pages.size() > MAX_PAGES, PdfError.TOO_MANY_PAGES, "more than " + MAX_PAGES + " pages");
                }
            }
        }
    }

    private static void refuseIf(boolean hostile, PdfError error, String message) {
        if (hostile) {
            throw new HostilePdfException(error, message);
        }
    }

    private static void inherit(COSDictionary parent, COSDictionary kid) {
        for (COSName name : INHERITED) {
            COSBase value = parent.getItem(name);
            if (value != null && kid.getDictionaryObject(name) == null) {
                kid.setItem(name, value);
            }
        }
    }

    private void summarise(@Nullable COSDictionary root) {
        if (empty > 0) {
            faults.add(empty + " places of the page tree hold no page");
        }
        if (repeated > 0) {
            faults.add(repeated + " places of the page tree lead back to a page or branch that was there before");
        }
        int stated = root == null ? -1 : root.getInt(COSName.COUNT, -1);
        if (root != null && stated != pages.size()) {
            faults.add("the page tree says " + (stated < 0 ? "no number of pages" : stated + " pages") + ", but holds "
                    + pages.size());
        }
    }
}
