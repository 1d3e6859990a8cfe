package io.bindery.formats.docx;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.step.StepContext;
import io.bindery.formats.docx.Relationships.Relationship;
import io.bindery.prose.Addresses;
import io.bindery.prose.FindingList;
import io.bindery.prose.Outline;
import io.bindery.prose.ProseError;
import io.bindery.prose.ProseWriter;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Finds what makes a Word document unfit for a book, or dangerous to open. For one document by one thread. */
final class DocxCheck {

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final WordDocument document;
    private final StepContext context;
    private final FindingList findings;

    DocxCheck(WordDocument document, StepContext context, FindingList findings) {
        this.document = document;
        this.context = context;
        this.findings = findings;
    }

    void run() throws RejectedException, IOException {
        document.files().checkDangers(findings);
        context.progress(0.5);
        if (!document.files().contains(CONTENT_TYPES)) {
            findings.add(
                    ProseError.MISSING_PART, Severity.ERROR, CONTENT_TYPES + " is missing", Location.of(CONTENT_TYPES));
        }
        relationships();
        macros();
        context.progress(0.6);
        if (document.main().isEmpty()) {
            findings.add(
                    DocxError.NO_DOCUMENT,
                    Severity.ERROR,
                    "the package names no main document that is there",
                    Location.BOOK);
            return;
        }
        text(document.main().get());
    }

    private void macros() {
        for (String name : document.files().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith("vbaproject.bin") || lower.contains("/activex/") && lower.endsWith(".xml")) {
                findings.add(ProseError.MACROS, Severity.ERROR, "holds a program", Location.of(name));
            }
        }
    }

    private void relationships() throws RejectedException {
        for (String name : document.files().names()) {
            if (name.endsWith(".rels")) {
                Relationships all = new Relationships(Relationships.partOf(name));
                document.files().check(name, all, findings);
                for (Relationship relationship : all.all()) {
                    look(relationship, Location.of(name));
                }
            }
        }
    }

    private void look(Relationship relationship, Location at) {
        String target = Addresses.cut(relationship.target());
        if (relationship.external()) {
            outside(relationship.kind(), target, at);
            return;
        }
        Optional<String> file = document.name(relationship.target());
        switch (relationship.kind()) {
            case "image" -> {
                if (file.isEmpty()) {
                    findings.add(ProseError.MISSING_FILE, Severity.ERROR, target + " is not in the document", at);
                }
            }
            case "oleObject", "package", "aFChunk" ->
                findings.add(
                        ProseError.EMBEDDED_OBJECT, Severity.WARNING, "an object of another program: " + target, at);
            case "font" -> findings.add(ProseError.EMBEDDED_FONT, Severity.INFO, "an embedded font: " + target, at);
            case "hyperlink" -> {}
            default -> {
                if (file.isEmpty()) {
                    findings.add(ProseError.MISSING_PART, Severity.WARNING, target + " is not in the document", at);
                }
            }
        }
    }

    private void outside(String kind, String target, Location at) {
        switch (kind) {
            // A link for the reader to follow is none of ours.
            case "hyperlink" -> {}
            case "attachedTemplate", "subDocument", "frame", "oleObject", "aFChunk" -> {
                // A template on the author's own disk is what Word writes down every day.
                boolean network = Addresses.network(target);
                findings.add(
                        ProseError.REMOTE_TEMPLATE,
                        network ? Severity.ERROR : Severity.WARNING,
                        "a " + kind + " at " + target,
                        at);
            }
            default -> findings.add(ProseError.REMOTE, Severity.WARNING, "a " + kind + " at " + target, at);
        }
    }

    private void text(String main) throws RejectedException {
        BodyReader.Marks marks = new BodyReader.Marks();
        Outline outline = new Outline();
        ProseWriter words = ProseWriter.counting(context);
        document.read(words, outline, marks, 0, findings);
        if (marks.programs > 0) {
            findings.add(ProseError.MACROS, Severity.ERROR, "a field that starts a program (DDE)", marks.firstProgram);
        }
        if (marks.changes > 0) {
            findings.add(ProseError.TRACKED_CHANGES, Severity.WARNING, marks.changes + " changes", marks.firstChange);
        }
        if (marks.comments > 0) {
            findings.add(ProseError.COMMENTS, Severity.WARNING, marks.comments + " comments", marks.firstComment);
        }
        if (words.words() == 0) {
            findings.add(ProseError.NO_TEXT, Severity.ERROR, "the document has no words", Location.of(main));
        } else if (outline.isEmpty()) {
            findings.add(ProseError.NO_HEADINGS, Severity.WARNING, "no heading is marked as one", Location.of(main));
        }
        if (document.coreProperties().value("title").isEmpty() && marks.title.isEmpty()) {
            findings.add(
                    ProseError.NO_TITLE,
                    Severity.WARNING,
                    "no title in the properties, and no paragraph in the style Title",
                    Location.BOOK);
        }
    }
}
