package io.bindery.formats.fb2;

import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.hardened.xml.XmlError;
import io.bindery.prose.Addresses;
import io.bindery.prose.FindingList;
import io.bindery.prose.Languages;
import io.bindery.prose.ProseError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Checks a FictionBook against the rules of version 2.1: what must be there, what may stand where, one language, links and
 * pictures that lead somewhere, valid Base64. What readers put up with is a warning. For one reading by one thread.
 */
final class FictionBookCheck extends DefaultHandler2 {

    private static final Set<String> TEXT = Set.of("p", "v", "subtitle", "text-author", "td", "th");
    private static final int SHOWN = 200;

    /** An element that is open, and which children it had so far. */
    private record Open(String name, Set<String> children) {}

    private final String path;
    private final Runnable pulse;
    private final FindingList findings;
    private final References references;
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder value = new StringBuilder();
    private @Nullable Locator locator;
    private @Nullable BinaryCheck binary;
    private boolean readsValue;
    private boolean hasText;
    private boolean hasHeading;
    private int elements;

    /** @param pulse called now and then; may throw to end the reading */
    FictionBookCheck(String path, Runnable pulse, FindingList findings) {
        this.path = path;
        this.pulse = pulse;
        this.findings = findings;
        this.references = new References(findings);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    private Location here() {
        return locator == null
                ? Location.of(path)
                : new Location(path, locator.getLineNumber(), locator.getColumnNumber());
    }

    @Override
    public void externalEntityDecl(String name, @Nullable String publicId, @Nullable String systemId) {
        if (systemId != null && !systemId.startsWith("bindery:")) {
            findings.add(
                    XmlError.EXTERNAL_ENTITY,
                    Severity.ERROR,
                    "asks its reader to open " + Addresses.cut(systemId) + ", which is not a part of the book",
                    here());
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (++elements % 1_000 == 0) {
            pulse.run();
        }
        Open parent = open.peek();
        if (parent == null) {
            root(uri, localName);
        } else {
            parent.children.add(localName);
            hasHeading |= localName.equals("title") && parent.name.equals("section");
            if (!uri.isEmpty() && !uri.equals(Vocabulary.NAMESPACE) || !Vocabulary.allows(parent.name, localName)) {
                findings.add(
                        Fb2Error.OUT_OF_PLACE,
                        Severity.WARNING,
                        Addresses.cut("<" + localName + "> must not stand in <" + parent.name + ">"),
                        here());
            }
        }
        open.push(new Open(localName, new HashSet<>(4)));
        String id = attributes.getValue("id");
        if (id != null) {
            references.name(id, localName.equals("binary"), here());
        }
        switch (localName) {
            case "a" -> link(attributes);
            case "image" -> picture(attributes);
            case "binary" -> binary(attributes, id);
            default -> {}
        }
        readsValue = localName.equals("lang") || localName.equals("book-title");
        value.setLength(0);
    }

    private void root(String uri, String localName) {
        if (!localName.equals("FictionBook")) {
            findings.add(
                    Fb2Error.NOT_FICTION_BOOK,
                    Severity.ERROR,
                    "the root element is <" + Addresses.cut(localName) + ">",
                    here());
        } else if (!uri.equals(Vocabulary.NAMESPACE)) {
            findings.add(
                    Fb2Error.OUT_OF_PLACE,
                    Severity.WARNING,
                    "the root element is not in the namespace " + Vocabulary.NAMESPACE,
                    here());
        }
    }

    private static String href(Attributes attributes) {
        String href = attributes.getValue(Vocabulary.XLINK, "href");
        // Some programs forget the namespace.
        return href != null ? href : attributes.getValue("href") == null ? "" : attributes.getValue("href");
    }

    private void link(Attributes attributes) {
        String href = href(attributes);
        if (href.startsWith("#")) {
            references.link(href.substring(1), here());
        } else if (href.isEmpty()) {
            findings.add(Fb2Error.REQUIRED, Severity.WARNING, "a link without a target", here());
        }
    }

    private void picture(Attributes attributes) {
        String href = href(attributes);
        if (href.startsWith("#")) {
            references.picture(href.substring(1), here());
        } else if (href.isEmpty()) {
            findings.add(Fb2Error.REQUIRED, Severity.WARNING, "a picture without a source", here());
        } else {
            findings.add(ProseError.REMOTE, Severity.WARNING, "the picture lies at " + Addresses.cut(href), here());
        }
    }

    private void binary(Attributes attributes, @Nullable String id) {
        String type = attributes.getValue("content-type");
        if (id == null || type == null) {
            String missing = id == null ? "id" : "content-type";
            findings.add(Fb2Error.REQUIRED, Severity.WARNING, "a <binary> without " + missing, here());
        }
        binary = new BinaryCheck(id == null ? "" : Addresses.cut(id), type == null ? "" : type, here());
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (binary != null) {
            pulse.run();
            binary.more(chars, start, length);
            return;
        }
        if (readsValue && value.length() < SHOWN) {
            value.append(chars, start, Math.min(length, SHOWN));
        }
        hasText = hasText || isText(chars, start, length);
    }

    private boolean isText(char[] chars, int start, int length) {
        return open.stream().anyMatch(element -> TEXT.contains(element.name))
                && open.stream().anyMatch(element -> element.name.equals("body"))
                && !new String(chars, start, length).isBlank();
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        Open ended = open.pop();
        for (String required : Vocabulary.required(ended.name)) {
            if (!ended.children.contains(required)) {
                missing(ended.name, required);
            }
        }
        boolean ofTheBook = open.size() == 3 && open.peek().name.equals("title-info");
        if (localName.equals("lang") && ofTheBook) {
            Languages.check(value.toString(), here(), findings);
        } else if (localName.equals("book-title")
                && ofTheBook
                && value.toString().isBlank()) {
            missing("title-info", "book-title");
        } else if (localName.equals("binary") && binary != null) {
            binary.end(findings);
            binary = null;
        }
        readsValue = false;
    }

    private void missing(String parent, String required) {
        Severity severity = Vocabulary.vital(required) ? Severity.ERROR : Severity.WARNING;
        if (required.equals("lang")) {
            Languages.check("", here(), findings);
        } else if (required.equals("book-title")) {
            findings.add(ProseError.NO_TITLE, Severity.ERROR, "<title-info> has no <book-title>", here());
        } else {
            findings.add(Fb2Error.REQUIRED, severity, "<" + parent + "> has no <" + required + ">", here());
        }
    }

    @Override
    public void endDocument() {
        if (!hasText) {
            findings.add(ProseError.NO_TEXT, Severity.ERROR, "no paragraph of any body has text", Location.BOOK);
        } else if (!hasHeading) {
            findings.add(ProseError.NO_HEADINGS, Severity.WARNING, "no section has a title", Location.of(path));
        }
        references.end();
    }

    /** The kinds of findings that one book's references can give, in one place. */
    private static final class References {

        /** Real books have some thousand names; of more, links can no longer be followed. */
        private static final int MOST = 200_000;

        private record Use(String target, Location from) {}

        private final FindingList findings;
        private final Set<String> names = new HashSet<>();
        private final java.util.Map<String, Location> binaries = new java.util.LinkedHashMap<>();
        private final List<Use> links = new java.util.ArrayList<>();
        private final List<Use> pictures = new java.util.ArrayList<>();
        private boolean complete = true;

        References(FindingList findings) {
            this.findings = findings;
        }

        private boolean room(int size, String name) {
            boolean room = size < MOST && name.length() <= SHOWN;
            complete &= room;
            return room;
        }

        void name(String name, boolean binary, Location at) {
            if (!room(names.size(), name)) {
                return;
            }
            if (!names.add(name)) {
                findings.add(ProseError.DUPLICATE_ID, Severity.WARNING, "\"" + name + "\" is there twice", at);
            }
            if (binary) {
                binaries.putIfAbsent(name, at);
            }
        }

        void link(String target, Location from) {
            if (room(links.size(), target)) {
                links.add(new Use(target, from));
            }
        }

        void picture(String target, Location from) {
            if (room(pictures.size(), target)) {
                pictures.add(new Use(target, from));
            }
        }

        void end() {
            if (!complete) {
                return;
            }
            for (Use link : links) {
                if (!names.contains(link.target)) {
                    String message = "nothing has the name \"" + link.target + "\"";
                    findings.add(ProseError.BROKEN_LINK, Severity.WARNING, message, link.from);
                }
            }
            Set<String> shown = new HashSet<>();
            for (Use picture : pictures) {
                shown.add(picture.target);
                if (!binaries.containsKey(picture.target)) {
                    String message = "no <binary> has the name \"" + picture.target + "\"";
                    findings.add(ProseError.MISSING_FILE, Severity.ERROR, message, picture.from);
                }
            }
            binaries.forEach((name, at) -> {
                if (!shown.contains(name)) {
                    findings.add(Fb2Error.UNUSED_BINARY, Severity.INFO, "\"" + name + "\" is not shown", at);
                }
            });
        }
    }
}
