package io.bindery.formats.fb2;

import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Books of this module's tests. */
final class Books {

    static final String GOOD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">
              <description>
                <title-info>
                  <genre>sf_history</genre>
                  <genre>prose_classic</genre>
                  <author><first-name>Ада</first-name><middle-name>Ивановна</middle-name><last-name>Белова</last-name></author>
                  <author><nickname>Quill</nickname></author>
                  <book-title>Зимний сад</book-title>
                  <annotation><p>A garden in winter.</p><p>And who tends it.</p></annotation>
                  <keywords>garden, winter</keywords>
                  <date value="1911-05-01">May 1911</date>
                  <coverpage><image l:href="#cover.png"/></coverpage>
                  <lang>ru</lang>
                  <src-lang>en</src-lang>
                  <translator><first-name>Tom</first-name><last-name>Reed</last-name></translator>
                  <sequence name="Gardens" number="2"/>
                </title-info>
                <src-title-info>
                  <genre>sf_history</genre>
                  <author><last-name>Nobody</last-name></author>
                  <book-title>The Winter Garden</book-title>
                  <lang>en</lang>
                </src-title-info>
                <document-info>
                  <author><nickname>maker</nickname></author>
                  <date value="2020-02-03">3 February 2020</date>
                  <id>9519DAB3-AA5F-4947-8E1A-9161883A283A</id>
                  <version>1.1</version>
                </document-info>
                <publish-info>
                  <publisher>Snow Press</publisher>
                  <year>1998</year>
                  <isbn>978-3-16-148410-0</isbn>
                  <sequence name="Classics"/>
                </publish-info>
              </description>
              <body>
                <title><p>Зимний сад</p></title>
                <section id="one"><title><p>First</p><p>Snow</p></title>
                  <p>It was a cold and <emphasis>very</emphasis> white morning<a l:href="#n1" type="note">1</a>.</p>
                  <image l:href="#cover.png"/>
                  <poem><stanza><v>Verse the first,</v><v>verse the second.</v></stanza></poem>
                </section>
                <section id="two"><title><p>Second</p></title>
                  <table><tr><td>left</td><td>right</td></tr></table>
                  <p>The gardener went home.</p>
                </section>
              </body>
              <body name="notes">
                <section id="n1"><title><p>1</p></title><p>By the old calendar.</p></section>
              </body>
              <binary id="cover.png" content-type="image/png">PICTURE</binary>
            </FictionBook>
            """.replace("PICTURE", Base64.getMimeEncoder().encodeToString(picture()));

    private Books() {}

    static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new java.awt.image.BufferedImage(6, 9, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static TestBook of(String xml) {
        return of(xml, StandardCharsets.UTF_8);
    }

    static TestBook of(String xml, Charset charset) {
        return TestBook.of("book.fb2", FictionBookHandler.FB2, xml.getBytes(charset));
    }

    /** The good book with one thing changed. */
    static TestBook edited(String from, String to) {
        if (!GOOD.contains(from)) {
            throw new IllegalArgumentException("not in the book: " + from);
        }
        return of(GOOD.replace(from, to));
    }

    static EpubBuilder archive() {
        return EpubBuilder.empty().remove("mimetype");
    }

    static TestBook zipped(EpubBuilder archive) {
        return TestBook.of("book.fb2.zip", FictionBookHandler.ZIPPED, archive.bytes());
    }
}
