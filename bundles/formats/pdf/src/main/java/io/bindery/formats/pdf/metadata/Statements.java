package io.bindery.formats.pdf.metadata;

import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.xmpbox.DateConverter;

/** States what Info and XMP say. Where both speak, XMP counts (ISO 32000-2, 14.3.3: Info is deprecated). */
final class Statements {

    /** Left behind by the program, not set by a person. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(microsoft (word|powerpoint|excel) - .*|untitled.*|document\\s*\\d*|.*\\.(docx?|indd|qxd|tex|dvi|rtf|odt|pdf|pptx?))");

    private static final Pattern NAMES = Pattern.compile("\\s*(?:;|\\s+(?:and|und|et|&)\\s+)\\s*");
    private static final Pattern KEYWORDS = Pattern.compile("\\s*[;,]\\s*");
    private static final double DOUBTFUL = 0.3;

    private final Info info;
    private final Xmp xmp;
    private final MetadataPatch.Builder patch;

    Statements(Info info, Xmp xmp, MetadataPatch.Builder patch) {
        this.info = info;
        this.xmp = xmp;
        this.patch = patch;
    }

    void state() {
        title();
        contributors();
        new Identifiers(info, xmp, patch).state();
        xmp.all(Xmp.DC, "language").forEach(text -> patch.add(MetadataField.LANGUAGES, text, "XMP dc:language"));
        String publisher = String.join("; ", xmp.all(Xmp.DC, "publisher"));
        one(MetadataField.PUBLISHER, publisher, "XMP dc:publisher");
        one(MetadataField.PUBLISHER, info.text("Publisher"), "Info /Publisher");
        prism("publicationDate")
                .ifPresent(date -> one(MetadataField.PUBLICATION_DATE, date, "XMP prism:publicationDate"));
        one(MetadataField.PUBLICATION_DATE, xmp.first(Xmp.DC, "date").orElse(""), "XMP dc:date");
        modified();
        one(MetadataField.DESCRIPTION, xmp.first(Xmp.DC, "description").orElse(""), "XMP dc:description");
        one(MetadataField.DESCRIPTION, info.text("Subject"), "Info /Subject");
        one(MetadataField.RIGHTS, xmp.first(Xmp.DC, "rights").orElse(""), "XMP dc:rights");
        one(MetadataField.RIGHTS, xmp.first(Xmp.RIGHTS, "UsageTerms").orElse(""), "XMP xmpRights:UsageTerms");
        subjects();
    }

    /** A field of one value takes the first statement only, so the order of calls is the order of trust. */
    private void one(MetadataField<String> field, String text, String origin) {
        if (!text.isBlank()) {
            patch.add(field, text, origin);
        }
    }

    private void title() {
        Optional<String> stated = xmp.first(Xmp.DC, "title");
        String text = stated.orElseGet(() -> info.text("Title"));
        if (!text.isBlank()) {
            patch.state(
                    MetadataField.TITLES,
                    Title.main(text),
                    Operation.ADD,
                    stated.isPresent() ? "XMP dc:title" : "Info /Title",
                    NO_TITLE.matcher(text).matches() ? DOUBTFUL : 1);
        }
    }

    private void contributors() {
        List<String> creators = xmp.all(Xmp.DC, "creator");
        String origin = creators.isEmpty() ? "Info /Author" : "XMP dc:creator";
        List<String> names = creators.isEmpty() ? List.of(info.text("Author")) : creators;
        names.stream()
                // Many programs put all authors into one value.
                .flatMap(name -> Arrays.stream(NAMES.split(name)))
                .map(String::strip)
                .filter(name -> !name.isBlank())
                .distinct()
                .forEach(name -> patch.add(MetadataField.CONTRIBUTORS, new Contributor(name, "aut", "", true), origin));
        xmp.all(Xmp.DC, "contributor")
                .forEach(name -> patch.add(
                        MetadataField.CONTRIBUTORS, new Contributor(name, "", "", false), "XMP dc:contributor"));
    }

    private Optional<String> prism(String name) {
        return Xmp.PRISM.stream()
                .flatMap(namespace -> xmp.first(namespace, name).stream())
                .findFirst();
    }

    private void modified() {
        Optional<Instant> stated = xmp.first(Xmp.XMP, "ModifyDate").flatMap(Statements::instant);
        if (stated.isPresent()) {
            patch.add(MetadataField.MODIFIED, stated.get().toString(), "XMP xmp:ModifyDate");
        } else {
            info.date("ModDate").ifPresent(date -> patch.add(MetadataField.MODIFIED, date.toString(), "Info /ModDate"));
        }
    }

    /** A date of XMP; empty if it cannot be understood. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.ofNullable(DateConverter.toCalendar(text)).map(calendar -> calendar.toInstant());
        } catch (java.io.IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private void subjects() {
        Set<String> said = new LinkedHashSet<>();
        xmp.all(Xmp.DC, "subject").forEach(text -> subject(text, "XMP dc:subject", said));
        keywords(xmp.first(Xmp.PDF, "Keywords").orElse(""), "XMP pdf:Keywords", said);
        keywords(info.text("Keywords"), "Info /Keywords", said);
    }

    private void keywords(String text, String origin, Set<String> said) {
        for (String keyword : KEYWORDS.split(text)) {
            subject(keyword, origin, said);
        }
    }

    private void subject(String text, String origin, Set<String> said) {
        if (!text.isBlank() && said.add(text.strip())) {
            patch.add(MetadataField.SUBJECTS, new Subject("", "", text), origin);
        }
    }
}
