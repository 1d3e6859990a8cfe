package io.bindery.converters.print;

import io.bindery.api.content.MediaType;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What the tests of this module share: books made for them, and the PDFs that become of them. */
final class Printing {

    private static final String PACKAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:identifier id="id">urn:uuid:5f0c2b1e-3a3b-4f5b-9a59-0c1f3a1d2e3f</dc:identifier>
                <dc:title>The Long Way</dc:title>
                <dc:creator>Ada Writer</dc:creator>
                <dc:language>%s</dc:language>
                <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
                %s
              </metadata>
              <manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
                <item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
                <item id="style" href="style.css" media-type="text/css"/>
                %s
              </manifest>
              <spine><itemref idref="one"/><itemref idref="two"/></spine>
            </package>
            """;
    private static final String NAVIGATION = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>
            <body><nav epub:type="toc"><ol>
              <li><a href="one.xhtml">Setting Out</a><ol><li><a href="one.xhtml#rest">A Rest</a></li></ol></li>
              <li><a href="two.xhtml">Coming Home</a></li>
            </ol></nav></body></html>
            """;

    private Printing() {}

    /** A book of two chapters; {@code style.css} and {@code picture.png} are there for what a test needs. */
    static EpubBuilder book() {
        return book("en", "", "");
    }

    /** The same in another language, with more in the metadata and the manifest. */
    static EpubBuilder book(String language, String metadata, String items) {
        return EpubBuilder.withPackage("package.opf")
                .add("package.opf", PACKAGE.formatted(language, metadata, items))
                .add("nav.xhtml", NAVIGATION)
                .add("style.css", "")
                .add(
                        "one.xhtml",
                        chapter("<h1>Setting Out</h1><p>It was raining.</p><p id='rest'>They had a rest.</p>"))
                .add("two.xhtml", chapter("<h1>Coming Home</h1><p>See <a href='one.xhtml#rest'>the rest</a>.</p>"));
    }

    /** A document with this in its body. */
    static String chapter(String body) {
        return "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>t</title>"
                + "<link rel='stylesheet' type='text/css' href='style.css'/></head><body>" + body + "</body></html>";
    }

    /** The converter with its defaults, but for these settings. */
    static PrintConverter converter(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        PrintConverter.Options options = (PrintConverter.Options) java.lang.reflect.Proxy.newProxyInstance(
                PrintConverter.Options.class.getClassLoader(),
                new Class<?>[] {PrintConverter.Options.class},
                (proxy, method, arguments) -> all.getOrDefault(method.getName(), method.getDefaultValue()));
        return new PrintConverter(options);
    }

    /** Looks at the PDF that is made of a book. */
    @FunctionalInterface
    interface Look {
        void at(PDDocument pdf) throws Exception;
    }

    static void print(EpubBuilder book, Look look) throws Exception {
        print(book.book("book.epub"), Map.of(), look);
    }

    static void print(TestBook book, Map<String, Object> settings, Look look) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            Path made = converter(settings).convert(book, MediaType.PDF, context);
            try (PDDocument pdf = Loader.loadPDF(made.toFile())) {
                look.at(pdf);
            }
        }
    }

    static byte[] bytes(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return Files.readAllBytes(converter(Map.of()).convert(book, MediaType.PDF, context));
        }
    }

    static String text(PDDocument pdf) throws Exception {
        return new PDFTextStripper().getText(pdf);
    }
}
