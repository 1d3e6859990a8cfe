package io.bindery.converters.print.book;

import io.bindery.converters.print.book.Book.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads a table of contents: the {@code toc nav} of a navigation document (EPUB 3.3, section 7.4.1), or the {@code navMap} of
 * an NCX (OPF 2.0.1, section 2.4.1).
 */
final class ContentsParser extends DefaultHandler2 {

    private static final String OPS = "http://www.idpf.org/2007/ops";
    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_LABEL = 500;

    final List<Entry> entries = new ArrayList<>();

    private final String path;
    private boolean inContents;
    private int depth;
    private @Nullable StringBuilder label;
    private String waiting = "";
    private boolean inLink;

    ContentsParser(String path) {
        this.path = path;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (localName.equals("nav")) {
            String types = String.valueOf(attributes.getValue(OPS, "type"));
            inContents = Arrays.asList(types.split("\\s+")).contains("toc");
            depth = 0;
        } else if (localName.equals("navMap")) {
            inContents = true;
        }
        if (!inContents) {
            return;
        }
        switch (localName) {
            case "ol", "navPoint" -> depth++;
            case "a" -> {
                inLink = true;
                label = new StringBuilder();
                waiting = String.valueOf(attributes.getValue("href"));
            }
            case "span" -> {
                if (!inLink) {
                    label = new StringBuilder();
                }
            }
            case "text" -> label = new StringBuilder();
            case "img" -> hear(attributes.getValue("alt"));
            case "content" -> {
                // In an NCX the label stands before its target.
                add(waiting, Optional.ofNullable(attributes.getValue("src")));
                waiting = "";
            }
            default -> {
                // Other mark-up has no meaning here.
            }
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        hear(new String(chars, start, length));
    }

    private void hear(@Nullable String text) {
        if (label != null && text != null && label.length() < MAX_LABEL) {
            label.append(text, 0, Math.min(text.length(), MAX_LABEL));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (!inContents) {
            return;
        }
        switch (localName) {
            case "nav", "navMap" -> inContents = false;
            case "ol", "navPoint" -> depth--;
            case "a" -> {
                inLink = false;
                add(heard(), Optional.of(waiting));
            }
            case "span" -> {
                if (!inLink) {
                    add(heard(), Optional.empty());
                }
            }
            case "text" -> {
                String heard = heard();
                if (waiting.isEmpty() || waiting.equals("null")) {
                    waiting = heard;
                }
            }
            default -> {
                // Other mark-up has no meaning here.
            }
        }
    }

    private String heard() {
        String heard = label == null ? "" : label.toString().strip().replaceAll("\\s+", " ");
        label = null;
        return heard;
    }

    private void add(String text, Optional<String> href) {
        if (!text.isEmpty() && entries.size() < MAX_ENTRIES) {
            entries.add(new Entry(text, href.flatMap(target -> Spot.of(path, target)), Math.max(1, depth)));
        }
    }
}
