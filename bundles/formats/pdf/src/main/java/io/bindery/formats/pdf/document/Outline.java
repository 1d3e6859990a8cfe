package io.bindery.formats.pdf.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** The outline (ISO 32000-2, 12.3.3), read without recursion and with loops cut. Immutable. */
public final class Outline {

    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_DEPTH = 100;
    private static final COSName GO_TO = COSName.getPDFName("GoTo");
    private static final COSName FIRST = COSName.getPDFName("First");
    private static final COSName NEXT = COSName.getPDFName("Next");

    /**
     * One entry.
     *
     * @param title may be blank if the outline is damaged
     * @param page where it leads, counted from 1; 0 if it leads nowhere or out of the book
     * @param top how far up on the page, in units of the page from its bottom; NaN if the entry does not say
     * @param depth 1 for the outermost entries
     * @param lost whether it should lead to a place in this book and does not
     */
    public record Entry(String title, int page, float top, int depth, boolean lost) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<COSDictionary, Integer> pages = new IdentityHashMap<>();
    private final Map<String, COSBase> names;
    private final OpenPdf pdf;
    private boolean damaged;

    private Outline(OpenPdf pdf) {
        this.pdf = pdf;
        List<COSDictionary> all = pdf.pages();
        for (int i = 0; i < all.size(); i++) {
            pages.put(all.get(i), i + 1);
        }
        COSDictionary catalog = pdf.catalog();
        COSDictionary trees = catalog.getCOSDictionary(COSName.NAMES);
        this.names = NameTree.read(trees == null ? null : trees.getCOSDictionary(COSName.DESTS), pdf.effort());
    }

    /** Reads the outline of an open PDF. */
    public static Outline of(OpenPdf pdf) {
        Outline outline = new Outline(pdf);
        COSDictionary root = pdf.catalog().getCOSDictionary(COSName.OUTLINES);
        if (root != null) {
            outline.read(root);
        }
        return outline;
    }

    /** The entries in reading order; empty if there is no outline. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Whether it holds loops, or more entries or levels than any real one; these were cut. */
    public boolean damaged() {
        return damaged;
    }

    private void read(COSDictionary root) {
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSDictionary> path = new ArrayDeque<>();
        COSDictionary item = root.getCOSDictionary(FIRST);
        while (item != null || !path.isEmpty()) {
            if (item == null) {
                item = path.pop().getCOSDictionary(NEXT);
                continue;
            }
            pdf.effort().step();
            if (!seen.add(item) || entries.size() >= MAX_ENTRIES) {
                damaged = true;
                item = null;
                if (entries.size() >= MAX_ENTRIES) {
                    return;
                }
                continue;
            }
            entries.add(entry(item, path.size() + 1));
            COSDictionary first = item.getCOSDictionary(FIRST);
            if (first != null && path.size() + 1 >= MAX_DEPTH) {
                damaged = true;
                first = null;
            }
            if (first == null) {
                item = item.getCOSDictionary(NEXT);
            } else {
                path.push(item);
                item = first;
            }
        }
    }

    private Entry entry(COSDictionary item, int depth) {
        String text = item.getString(COSName.TITLE, "");
        String title = text.length() > 1_000 ? text.substring(0, 1_000) : text;
        COSBase target = item.getDictionaryObject(COSName.DEST);
        COSDictionary action = item.getCOSDictionary(COSName.A);
        boolean inBook = target != null;
        if (target == null && action != null && GO_TO.equals(action.getCOSName(COSName.S))) {
            target = action.getDictionaryObject(COSName.D);
            inBook = true;
        }
        COSArray place = resolve(target);
        int page = place == null ? 0 : page(place);
        return new Entry(title, page, place == null ? Float.NaN : top(place), depth, inBook && page == 0);
    }

    /** The place itself, if the target is but a name (ISO 32000-2, 12.3.2.4). */
    private @Nullable COSArray resolve(@Nullable COSBase target) {
        COSBase named = target;
        if (target instanceof COSString name) {
            named = names.get(name.getString());
        } else if (target instanceof COSName name) {
            COSDictionary old = pdf.catalog().getCOSDictionary(COSName.DESTS);
            named = old == null ? null : old.getDictionaryObject(name);
        }
        if (named instanceof COSDictionary dictionary) {
            named = dictionary.getDictionaryObject(COSName.D);
        }
        return named instanceof COSArray array ? array : null;
    }

    private int page(COSArray place) {
        COSBase page = place.size() == 0 ? null : place.getObject(0);
        if (page instanceof COSDictionary dictionary) {
            return pages.getOrDefault(dictionary, 0);
        }
        if (page instanceof COSNumber number) {
            int index = number.intValue();
            return index >= 0 && index < pdf.pages().size() ? index + 1 : 0;
        }
        return 0;
    }

    /** ISO 32000-2, table 149: {@code /XYZ left top zoom}, {@code /FitH top}, {@code /FitBH top}. */
    private static float top(COSArray place) {
        if (place.size() < 2 || !(place.getObject(1) instanceof COSName kind)) {
            return Float.NaN;
        }
        int at = switch (kind.getName()) {
            case "XYZ" -> 3;
            case "FitH", "FitBH" -> 2;
            default -> Integer.MAX_VALUE;
        };
        return at < place.size() && place.getObject(at) instanceof COSNumber top ? top.floatValue() : Float.NaN;
    }
}
