package io.bindery.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A valid EPUB 3 that has a file of each kind that holds XML; the hostile books are made from it. */
public final class SmallBook {

    private static final String PACKAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:identifier id="id">urn:uuid:5f0c2b1e-3a3b-4f5b-9a59-0c1f3a1d2e3f</dc:identifier>
                <dc:title>A Small Book</dc:title>
                <dc:language>en</dc:language>
                <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
                <meta property="media:duration" refines="#overlay">0:00:01</meta>
                <meta property="media:duration">0:00:01</meta>
              </metadata>
              <manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
                <item id="text" href="text.xhtml" media-type="application/xhtml+xml" media-overlay="overlay"/>
                <item id="drawing" href="drawing.svg" media-type="image/svg+xml"/>
                <item id="overlay" href="overlay.smil" media-type="application/smil+xml"/>
                <item id="words" href="words.pls" media-type="application/pls+xml"/>
                <item id="style" href="style.css" media-type="text/css"/>
                <item id="picture" href="picture.png" media-type="image/png"/>
                <item id="sound" href="sound.mp3" media-type="audio/mpeg"/>
              </manifest>
              <spine toc="ncx"><itemref idref="text"/></spine>
            </package>
            """;
    private static final String NAVIGATION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
              <head><title>Contents</title></head>
              <body><nav epub:type="toc"><ol><li><a href="text.xhtml">Text</a></li></ol></nav></body>
            </html>
            """;
    private static final String NCX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
              <head><meta name="dtb:uid" content="urn:uuid:5f0c2b1e-3a3b-4f5b-9a59-0c1f3a1d2e3f"/></head>
              <docTitle><text>A Small Book</text></docTitle>
              <navMap><navPoint id="one"><navLabel><text>Text</text></navLabel><content src="text.xhtml"/></navPoint></navMap>
            </ncx>
            """;
    private static final String TEXT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <html xmlns="http://www.w3.org/1999/xhtml">
              <head><title>Text</title><link rel="stylesheet" href="style.css"/><link rel="pronunciation" type="application/pls+xml" href="words.pls"/></head>
              <body><p id="first">Some text.</p><p><img src="picture.png" alt="a dot"/><img src="drawing.svg" alt="a line"/></p></body>
            </html>
            """;
    private static final String DRAWING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Line</title><path d="M0 0 L9 9"/></svg>
            """;
    private static final String OVERLAY = """
            <?xml version="1.0" encoding="UTF-8"?>
            <smil xmlns="http://www.w3.org/ns/SMIL" version="3.0">
              <body><par id="one"><text src="text.xhtml#first"/><audio src="sound.mp3" clipBegin="0s" clipEnd="1s"/></par></body>
            </smil>
            """;
    private static final String WORDS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0" alphabet="ipa" xml:lang="en">
              <lexeme><grapheme>Bindery</grapheme><phoneme>ˈbaɪndəri</phoneme></lexeme>
            </lexicon>
            """;
    private static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private SmallBook() {}

    /** The book; each call makes a new one. */
    public static EpubBuilder builder() {
        return EpubBuilder.withPackage("EPUB/package.opf")
                .add("EPUB/package.opf", PACKAGE)
                .add("EPUB/nav.xhtml", NAVIGATION)
                .add("EPUB/toc.ncx", NCX)
                .add("EPUB/text.xhtml", TEXT)
                .add("EPUB/drawing.svg", DRAWING)
                .add("EPUB/overlay.smil", OVERLAY)
                .add("EPUB/words.pls", WORDS)
                .add("EPUB/style.css", "p { margin: 0 }\n")
                .add("EPUB/picture.png", Base64.getDecoder().decode(DOT))
                .add("EPUB/sound.mp3", "ID3\3\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The book's files as entries of an archive to which lies can be added. */
    public static RawZip raw() {
        RawZip zip = RawZip.epub();
        EpubBuilder book = builder();
        for (String name : book.names()) {
            if (!name.equals("mimetype")) {
                zip.deflated(name, book.bytes(name), entry -> {});
            }
        }
        return zip;
    }
}
