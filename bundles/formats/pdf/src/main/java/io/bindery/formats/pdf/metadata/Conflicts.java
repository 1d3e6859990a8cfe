package io.bindery.formats.pdf.metadata;

import io.bindery.formats.pdf.document.OpenPdf;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the two places for metadata say of each other. Immutable. */
public final class Conflicts {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int SHOWN = 200;

    private final Info info;
    private final Xmp xmp;

    private Conflicts(Info info, Xmp xmp) {
        this.info = info;
        this.xmp = xmp;
    }

    /** Reads both places of an open PDF. */
    public static Conflicts of(OpenPdf pdf) {
        return new Conflicts(Info.of(pdf), Xmp.of(pdf));
    }

    /** Why the XMP metadata cannot be read; empty if it can, or if there is none. */
    public String xmpFault() {
        return xmp.fault();
    }

    /** Whether any of the two says a title. */
    public boolean hasTitle() {
        return !info.text("Title").isBlank() || xmp.first(Xmp.DC, "title").isPresent();
    }

    /** Each contradiction in words; the pairs are those of ISO 19005-1, table 1. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        text(all, "Title", Xmp.DC, "title", "dc:title");
        text(all, "Author", Xmp.DC, "creator", "dc:creator");
        text(all, "Subject", Xmp.DC, "description", "dc:description");
        text(all, "Keywords", Xmp.PDF, "Keywords", "pdf:Keywords");
        text(all, "Creator", Xmp.XMP, "CreatorTool", "xmp:CreatorTool");
        text(all, "Producer", Xmp.PDF, "Producer", "pdf:Producer");
        date(all, "CreationDate", "CreateDate");
        date(all, "ModDate", "ModifyDate");
        return all;
    }

    private void text(List<String> all, String name, String namespace, String property, String label) {
        String old = info.text(name);
        List<String> values = xmp.all(namespace, property);
        if (old.isEmpty() || values.isEmpty()) {
            return;
        }
        // Several authors stand in one string of Info, however separated; a title may come in several languages.
        boolean same = values.stream().anyMatch(value -> plain(value).equals(plain(old)))
                || letters(String.join("", values)).equals(letters(old));
        if (!same) {
            all.add("Info /" + name + " says “" + shown(old) + "”, XMP " + label + " says “"
                    + shown(String.join("; ", values)) + "”");
        }
    }

    private void date(List<String> all, String name, String property) {
        Optional<Instant> old = info.date(name);
        Optional<Instant> stated = xmp.first(Xmp.XMP, property).flatMap(Statements::instant);
        if (old.isPresent()
                && stated.isPresent()
                && Duration.between(old.get(), stated.get()).abs().toSeconds() > 1) {
            all.add("Info /" + name + " says " + old.get() + ", XMP xmp:" + property + " says " + stated.get());
        }
    }

    private static String plain(String text) {
        return WHITE_SPACE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    private static String letters(String text) {
        return plain(text).replaceAll("[\\s,;&]|\\band\\b", "");
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
