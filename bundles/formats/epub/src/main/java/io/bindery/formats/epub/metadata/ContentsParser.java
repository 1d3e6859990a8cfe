package io.bindery.formats.epub.metadata;

import io.bindery.api.metadata.ContentsEntry;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.ext.DefaultHandler2;

/** What the two kinds of tables of contents share. For one document. */
abstract class ContentsParser extends DefaultHandler2 {

    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_TITLE = 2_000;

    private final String path;
    private final List<ContentsEntry> entries = new ArrayList<>();
    private final StringBuilder title = new StringBuilder();
    private boolean listening;

    ContentsParser(String path) {
        this.path = path;
    }

    /** The entries so far, in reading order. */
    final List<ContentsEntry> entries() {
        return entries;
    }

    final void listen() {
        listening = true;
        title.setLength(0);
    }

    /** Adds text that is not written but meant, e.g. that of a picture. */
    final void hear(String text) {
        if (listening && title.length() < MAX_TITLE) {
            title.append(text);
        }
    }

    final String stopListening() {
        listening = false;
        return Words.collapse(title);
    }

    final void entry(String heading, String href, int depth) {
        if (!heading.isEmpty() && entries.size() < MAX_ENTRIES) {
            String target = href.isBlank() ? "" : BookPath.resolve(path, href).orElse("");
            entries.add(new ContentsEntry(heading, target, Math.max(1, depth)));
        }
    }

    @Override
    public final void characters(char[] chars, int start, int length) {
        if (listening && title.length() < MAX_TITLE) {
            title.append(chars, start, Math.min(length, MAX_TITLE - title.length()));
        }
    }
}
