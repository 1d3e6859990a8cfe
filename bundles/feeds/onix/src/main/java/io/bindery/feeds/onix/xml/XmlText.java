package io.bindery.feeds.onix.xml;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Elements as XML. */
public final class XmlText {

    private static final int STEP = 2;

    private XmlText() {}

    /** The element on one line. */
    public static String of(Element element) {
        StringBuilder out = new StringBuilder();
        try {
            write(element, out, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Writes the element, and what is within on lines of their own. */
    public static void write(Element element, Appendable out, int indent) throws IOException {
        pad(out, indent);
        if (element.name().equals(TreeBuilder.CARRIED)) {
            String harmless = element.text().replace("?>", "?&gt;");
            out.append("<?" + TreeBuilder.CARRIER + " ").append(harmless).append("?>");
            return;
        }
        out.append('<').append(element.name());
        for (var attribute : element.attributes().entrySet()) {
            out.append(' ').append(attribute.getKey()).append("=\"");
            escape(attribute.getValue(), true, out);
            out.append('"');
        }
        if (element.children().isEmpty() && element.text().isEmpty()) {
            out.append("/>");
        } else {
            out.append('>');
            if (element.markup()) {
                out.append(element.text());
            } else {
                escape(element.text(), false, out);
            }
            for (Element child : element.children()) {
                write(child, out, indent < 0 ? -1 : indent + STEP);
            }
            if (!element.children().isEmpty()) {
                pad(out, indent);
            }
            out.append("</").append(element.name()).append('>');
        }
    }

    private static void pad(Appendable out, int indent) throws IOException {
        if (indent >= 0) {
            out.append('\n').append(" ".repeat(indent));
        }
    }

    /** Text as it stands in XML; characters that XML 1.0 does not allow (section 2.2) become U+FFFD. */
    public static void escape(String text, boolean attribute, Appendable out) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(attribute ? "&#" + (int) c + ";" : String.valueOf(c));
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        boolean allowed = c >= ' ' && !Character.isSurrogate(c) && c != '\uFFFE' && c != '\uFFFF';
                        out.append(allowed ? c : '\uFFFD');
                    }
                }
            }
        }
    }

    /** Text as it stands between tags. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        try {
            escape(text, false, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
