package io.bindery.converters.print.book;

import io.bindery.converters.print.book.Book.Obfuscation;
import java.util.HashMap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Reads which files are obfuscated fonts, and whether any is really encrypted (EPUB 3.3, sections 4.2.6.3.2 and 4.4). */
final class EncryptionParser extends DefaultHandler2 {

    static final String PATH = "META-INF/encryption.xml";

    final Map<String, Obfuscation> fonts = new HashMap<>();
    boolean encrypted;
    private String algorithm = "";

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        switch (localName) {
            case "EncryptedData" -> algorithm = "";
            case "EncryptionMethod" -> {
                if (algorithm.isEmpty()) {
                    algorithm = String.valueOf(attributes.getValue("Algorithm")).strip();
                }
            }
            case "CipherReference" ->
                Spot.of("root", String.valueOf(attributes.getValue("URI"))).ifPresent(spot -> file(spot.path()));
            default -> {
                // Nothing else matters here.
            }
        }
    }

    private void file(String path) {
        switch (algorithm) {
            case "http://www.idpf.org/2008/embedding" -> fonts.put(path, Obfuscation.IDPF);
            case "http://ns.adobe.com/pdf/enc#RC" -> fonts.put(path, Obfuscation.ADOBE);
            default -> encrypted = true;
        }
    }
}
