package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Reading and writing of XML that is to be changed. */
final class Xml {

    static final int DEPTH = 900;

    private static final XmlLimits LIMITS = new XmlLimits(64L << 20, DEPTH, 1_000_000, 20_000_000);

    /** Characters that XML 1.0 does not have (section 2.2). */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private Xml() {}

    /** @throws RejectedException if it passes a limit of XML */
    static boolean wellFormed(byte[] bytes, String path) throws RejectedException, IOException {
        try {
            HardenedXml.parse(new ByteArrayInputStream(bytes), path, new DefaultHandler2(), LIMITS);
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    static Document parse(byte[] bytes) throws IOException {
        return Jsoup.parse(
                new ByteArrayInputStream(bytes), null, "", Parser.xmlParser().setMaxDepth(DEPTH + 10));
    }

    static byte[] bytes(Document document) {
        document.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false)
                .charset(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        for (Element top : document.children()) {
            text.append(top.outerHtml()).append('\n');
        }
        return clean(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    static String clean(String text) {
        return FORBIDDEN.matcher(text).replaceAll("");
    }

    /** Whether a name may be an id (Namespaces in XML 1.0, production NCName; all letters and digits of Unicode are taken). */
    static boolean isId(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (Character.isLetter(first) || first == '_')
                && text.codePoints()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == 0xB7);
    }
}
