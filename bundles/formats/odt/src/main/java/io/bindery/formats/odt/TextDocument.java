package io.bindery.formats.odt;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import io.bindery.formats.odt.ContentReader.Part;
import io.bindery.prose.Addresses;
import io.bindery.prose.FindingList;
import io.bindery.prose.Languages;
import io.bindery.prose.Outline;
import io.bindery.prose.PackageFiles;
import io.bindery.prose.ProseError;
import io.bindery.prose.ProseWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** An OpenDocument text in its package (OpenDocument 1.3, part 2). For one thread. */
final class TextDocument implements Closeable {

    private final PackageFiles files;
    private final StepContext context;
    private final Manifest manifest;

    private TextDocument(PackageFiles files, StepContext context, Manifest manifest) {
        this.files = files;
        this.context = context;
        this.manifest = manifest;
    }

    /**
     * Opens a document.
     *
     * @throws RejectedException if it is encrypted, no package, or dangerous to open
     */
    static TextDocument open(BookContent book, StepContext context) throws RejectedException, IOException {
        PackageFiles files = PackageFiles.open(book.file(), context);
        try {
            Manifest manifest = files.read(Odf.MANIFEST, new Manifest());
            if (manifest.encrypted()) {
                throw PackageFiles.refusal(ProseError.PASSWORD, "the document asks for a password");
            }
            return new TextDocument(files, context, manifest);
        } catch (RejectedException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    void check(FindingList findings) throws RejectedException, IOException {
        files.checkDangers(findings);
        context.progress(0.5);
        for (String name : files.names()) {
            if (name.startsWith("Basic/") || name.startsWith("Scripts/")) {
                findings.add(ProseError.MACROS, Severity.ERROR, "holds a program", Location.of(name));
            } else if (name.startsWith("Fonts/")) {
                findings.add(ProseError.EMBEDDED_FONT, Severity.INFO, "an embedded font", Location.of(name));
            }
        }
        files.check(Odf.MANIFEST, new Manifest(), findings);
        required(Odf.MANIFEST, findings);
        manifest.files().stream()
                .filter(name -> !files.contains(name))
                .forEach(name -> findings.add(
                        ProseError.MISSING_PART,
                        Severity.WARNING,
                        "the manifest names " + name + ", which is not there",
                        Location.of(Odf.MANIFEST)));
        MetaReader meta = new MetaReader();
        files.check(Odf.META, meta, findings);
        if (Addresses.network(meta.value("template"))) {
            findings.add(
                    ProseError.REMOTE_TEMPLATE,
                    Severity.ERROR,
                    "a template at " + meta.value("template"),
                    Location.of(Odf.META));
        }
        if (required(Odf.CONTENT, findings)) {
            files.check(Odf.CONTENT, new ContentCheck(findings, files::contains), findings);
            context.progress(0.8);
            text(meta, findings);
        }
    }

    private boolean required(String name, FindingList findings) {
        if (!files.contains(name)) {
            findings.add(ProseError.MISSING_PART, Severity.ERROR, name + " is missing", Location.of(name));
            return false;
        }
        return true;
    }

    private void text(MetaReader meta, FindingList findings) throws RejectedException {
        Outline outline = new Outline();
        ProseWriter words = ProseWriter.counting(context);
        ContentReader text = files.read(Odf.CONTENT, new ContentReader(Part.TEXT, words, outline, 0));
        words.endChapter();
        if (words.words() == 0) {
            findings.add(ProseError.NO_TEXT, Severity.ERROR, "the document has no words", Location.of(Odf.CONTENT));
        } else if (outline.isEmpty()) {
            findings.add(
                    ProseError.NO_HEADINGS, Severity.WARNING, "no heading is marked as one", Location.of(Odf.CONTENT));
        }
        if (meta.value("title").isEmpty() && text.styled("Title").isEmpty()) {
            findings.add(
                    ProseError.NO_TITLE,
                    Severity.WARNING,
                    "no title in the properties, and no paragraph in the style Title",
                    Location.BOOK);
        }
    }

    MetadataPatch metadata() throws RejectedException {
        MetadataPatch.Builder patch = MetadataPatch.builder();
        MetaReader meta = files.read(Odf.META, new MetaReader());
        meta.state(patch);
        Outline outline = new Outline();
        ProseWriter words = ProseWriter.counting(context);
        ContentReader text = files.read(Odf.CONTENT, new ContentReader(Part.TEXT, words, outline, 0));
        words.endChapter();
        files.read(Odf.CONTENT, new ContentReader(Part.NOTES, words, new Outline(), 0));
        words.endChapter();
        if (meta.value("title").isEmpty() && !text.styled("Title").isEmpty()) {
            Title title = Title.main(text.styled("Title"));
            patch.state(MetadataField.TITLES, title, Operation.ADD, "style of a paragraph", 0.7);
        }
        if (meta.value("initial-creator").isEmpty()
                && meta.value("creator").isEmpty()
                && !text.styled("Author").isEmpty()) {
            Contributor author = new Contributor(text.styled("Author"), "aut", "", true);
            patch.state(MetadataField.CONTRIBUTORS, author, Operation.ADD, "style of a paragraph", 0.7);
        }
        if (meta.value("language").isEmpty() && meta.value("lang").isEmpty()) {
            String language = files.read(Odf.STYLES, new DefaultLanguage()).tag();
            // What the author's program is set to is not always what he writes in.
            Languages.state(language, 0.6, "default style", patch);
        }
        if (files.contains(Odf.CONTENT)) {
            outline.state(patch, Odf.CONTENT + " headings");
            patch.add(MetadataField.WORD_COUNT, words.words(), Odf.CONTENT);
            String format = ("OpenDocument Text " + text.version()).strip();
            patch.add(MetadataField.FORMAT, format, Odf.CONTENT + " version");
        }
        return patch.build();
    }

    /** Writes the text, then the notes as a chapter of their own. */
    void text(java.io.Writer out) throws RejectedException {
        Outline outline = new Outline();
        files.read(Odf.CONTENT, new ContentReader(Part.TEXT, ProseWriter.counting(context), outline, 0));
        context.progress(0.5);
        ProseWriter prose = new ProseWriter(out, context);
        files.read(Odf.CONTENT, new ContentReader(Part.TEXT, prose, new Outline(), outline.chapterLevel()));
        prose.endChapter();
        files.read(Odf.CONTENT, new ContentReader(Part.NOTES, prose, new Outline(), 0));
        prose.endChapter();
    }

    /** Copies the picture of the first page, if the program that saved the document made one (OpenDocument 1.3, part 2, "Preview Image"). */
    boolean thumbnail(OutputStream picture) throws IOException {
        context.checkCancelled();
        return files.copyPicture(Odf.THUMBNAIL, picture);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
