package io.bindery.formats.odt;

import java.util.LinkedHashSet;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** The list of files in the package (OpenDocument 1.3, part 2, section 4). For one reading by one thread. */
final class Manifest extends DefaultHandler2 {

    private static final int MOST = 20_000;

    private final Set<String> files = new LinkedHashSet<>();
    private boolean encrypted;

    /** The files that it names; no folders. */
    Set<String> files() {
        return files;
    }

    /** Whether a file is encrypted (part 2, section 5): that takes a password. */
    boolean encrypted() {
        return encrypted;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        encrypted |= localName.equals("encryption-data");
        String path = Odf.attribute(attributes, "full-path");
        if (localName.equals("file-entry") && !path.isEmpty() && !path.endsWith("/") && files.size() < MOST) {
            files.add(path);
        }
    }
}
