package io.bindery.converters.calibre;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The words of an EPUB in its reading order. */
final class Words {

    private Words() {}

    /** Words as runs of letters and digits. */
    static List<String> of(Path book) throws IOException {
        try (ZipFile zip = new ZipFile(book.toFile())) {
            Element root = xml(zip, "META-INF/container.xml").selectFirst("rootfile");
            String opf = root.attr("full-path");
            Document content = xml(zip, opf);
            StringBuilder text = new StringBuilder();
            for (Element reference : content.select("itemref")) {
                Element item = content.getElementById(reference.attr("idref"));
                String href = java.net.URLDecoder.decode(item.attr("href"), java.nio.charset.StandardCharsets.UTF_8);
                String path = Path.of(opf).resolveSibling(href).normalize().toString();
                if (zip.getEntry(path) != null) {
                    Element body = xml(zip, path).selectFirst("body");
                    text.append(body == null ? "" : body.text()).append(' ');
                }
            }
            return split(text.toString());
        }
    }

    static List<String> split(String text) {
        List<String> words = new ArrayList<>(List.of(text.split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    private static Document xml(ZipFile zip, String path) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(path))) {
            return Jsoup.parse(in, "UTF-8", "", Parser.xmlParser());
        }
    }
}
