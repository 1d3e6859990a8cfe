package io.bindery.formats.odt;

import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.prose.Addresses;
import io.bindery.prose.FindingList;
import io.bindery.prose.ProseError;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.ext.DefaultHandler2;

/** Finds in content.xml what makes a document unfit for a book, or dangerous to open. For one reading by one thread. */
final class ContentCheck extends DefaultHandler2 {

    private final FindingList findings;
    private final Predicate<String> present;
    private @Nullable Locator locator;
    private int changes;
    private int comments;
    private Location firstChange = Location.BOOK;
    private Location firstComment = Location.BOOK;

    /** @param present whether a file is in the package */
    ContentCheck(FindingList findings, Predicate<String> present) {
        this.findings = findings;
        this.present = present;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    private Location here() {
        return locator == null
                ? Location.of(Odf.CONTENT)
                : new Location(Odf.CONTENT, locator.getLineNumber(), locator.getColumnNumber());
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String href = Odf.attribute(attributes, "href");
        switch (uri) {
            case Odf.DRAW -> draw(localName, href);
            case Odf.TEXT -> text(localName, href);
            case Odf.OFFICE -> office(localName);
            case Odf.SCRIPT -> {
                if (localName.equals("event-listener")) {
                    findings.add(ProseError.MACROS, Severity.ERROR, "an event that starts a program", here());
                }
            }
            default -> {}
        }
    }

    private void draw(String name, String href) {
        if (name.equals("image") && !href.isEmpty()) {
            if (Addresses.outside(href)) {
                findings.add(ProseError.REMOTE, Severity.WARNING, "the picture lies at " + Addresses.cut(href), here());
            } else if (!present.test(href.replaceFirst("^\\./", ""))) {
                findings.add(
                        ProseError.MISSING_FILE,
                        Severity.ERROR,
                        Addresses.cut(href) + " is not in the document",
                        here());
            }
        } else if (name.matches("object|object-ole|plugin|applet|floating-frame")) {
            boolean outside = Addresses.network(href);
            findings.add(
                    outside ? ProseError.REMOTE_TEMPLATE : ProseError.EMBEDDED_OBJECT,
                    outside ? Severity.ERROR : Severity.WARNING,
                    "a <draw:" + name + ">" + (href.isEmpty() ? "" : " of " + Addresses.cut(href)),
                    here());
        }
    }

    private void text(String name, String href) {
        if (name.equals("changed-region") && changes++ == 0) {
            firstChange = here();
        } else if (name.equals("section-source") && !href.isEmpty()) {
            findings.add(
                    ProseError.REMOTE_TEMPLATE,
                    Addresses.network(href) ? Severity.ERROR : Severity.WARNING,
                    "a section that is taken from " + Addresses.cut(href),
                    here());
        }
    }

    private void office(String name) {
        if (name.equals("annotation") && comments++ == 0) {
            firstComment = here();
        } else if (name.equals("script")) {
            findings.add(ProseError.MACROS, Severity.ERROR, "holds a program", here());
        } else if (name.equals("dde-source")) {
            findings.add(ProseError.MACROS, Severity.ERROR, "a field that starts a program (DDE)", here());
        }
    }

    @Override
    public void endDocument() {
        if (changes > 0) {
            findings.add(ProseError.TRACKED_CHANGES, Severity.WARNING, changes + " changes", firstChange);
        }
        if (comments > 0) {
            findings.add(ProseError.COMMENTS, Severity.WARNING, comments + " comments", firstComment);
        }
    }
}
