package io.bindery.formats.epub.metadata;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;

/** Reads the {@code navMap} of an NCX (OPF 2.0.1, section 2.4.1; ANSI/NISO Z39.86-2005, section 8). */
final class NcxParser extends ContentsParser {

    private boolean inMap;
    private boolean inLabel;
    private final Deque<Point> points = new ArrayDeque<>();

    NcxParser(String path) {
        super(path);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        inMap |= localName.equals("navMap");
        if (!inMap) {
            return;
        }
        switch (localName) {
            case "navPoint" -> {
                // A point stands before the points within it, whether or not its target was named yet.
                tell();
                points.push(new Point());
            }
            case "navLabel" -> inLabel = true;
            case "text" -> {
                if (inLabel) {
                    listen();
                }
            }
            case "content" -> {
                String src = attributes.getValue("src");
                if (!points.isEmpty() && src != null) {
                    points.peek().href = src;
                }
            }
            default -> {
                // Nothing else is part of the contents.
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (!inMap) {
            return;
        }
        switch (localName) {
            case "navMap" -> inMap = false;
            case "navLabel" -> inLabel = false;
            case "text" -> {
                if (inLabel) {
                    String label = stopListening();
                    if (!points.isEmpty() && points.peek().label.isEmpty()) {
                        points.peek().label = label;
                    }
                }
            }
            case "navPoint" -> {
                tell();
                points.poll();
            }
            default -> {
                // Nothing else is part of the contents.
            }
        }
    }

    private void tell() {
        Point point = points.peek();
        if (point != null && !point.told) {
            point.told = true;
            entry(point.label, point.href, points.size());
        }
    }

    private static final class Point {
        private String label = "";
        private String href = "";
        private boolean told;
    }
}
