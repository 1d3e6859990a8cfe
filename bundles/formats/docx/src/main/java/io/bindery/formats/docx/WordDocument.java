package io.bindery.formats.docx;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.prose.FindingList;
import io.bindery.prose.Outline;
import io.bindery.prose.PackageFiles;
import io.bindery.prose.ProseError;
import io.bindery.prose.ProseWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Word document with its parts found (ECMA-376 part 2). For one thread. */
final class WordDocument implements Closeable {

    private final PackageFiles files;
    private final Map<String, String> byLowerName = new HashMap<>();
    private final Relationships ofPackage;
    private final @Nullable String main;
    private final Relationships ofMain;
    private final Styles styles;

    private WordDocument(PackageFiles files) throws RejectedException {
        this.files = files;
        files.names().forEach(name -> byLowerName.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        ofPackage = files.read(Relationships.fileOf(""), new Relationships(""));
        main = ofPackage.target("officeDocument").flatMap(this::name).orElse(null);
        String part = main == null ? "" : main;
        ofMain = main == null ? new Relationships("") : files.read(Relationships.fileOf(part), new Relationships(part));
        styles = ofMain.target("styles").flatMap(this::name).isPresent()
                ? files.read(name(ofMain.target("styles").orElseThrow()).orElseThrow(), new Styles())
                : new Styles();
    }

    /**
     * Opens a document.
     *
     * @throws RejectedException if it is encrypted, of the old kind, no package, or dangerous to open
     */
    static WordDocument open(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        byte[] head;
        try (InputStream in = book.open()) {
            head = in.readNBytes(8);
        }
        if (OleFile.begins(head)) {
            switch (OleFile.of(book)) {
                case ENCRYPTED -> throw PackageFiles.refusal(ProseError.PASSWORD, "the document asks for a password");
                case OLD_WORD -> throw PackageFiles.refusal(DocxError.OLD_WORD, "a document of Word 97 to 2003");
                case OTHER ->
                    throw PackageFiles.refusal(DocxError.NO_DOCUMENT, "an old Office file, but not one of Word");
            }
        }
        PackageFiles files = PackageFiles.open(book.file(), context);
        try {
            return new WordDocument(files);
        } catch (RejectedException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    PackageFiles files() {
        return files;
    }

    /** The main part's name; empty if the package leads to none. */
    Optional<String> main() {
        return Optional.ofNullable(main);
    }

    /** The file of this name; names of parts are the same in upper and lower case (ECMA-376 part 2, section 6.2.2.3). */
    Optional<String> name(String part) {
        return Optional.ofNullable(byLowerName.get(part.toLowerCase(Locale.ROOT)));
    }

    Styles styles() {
        return styles;
    }

    /** Properties that the program keeps for every document. */
    Properties coreProperties() throws RejectedException {
        return properties("core-properties");
    }

    /** Properties that the author added. */
    Properties customProperties() throws RejectedException {
        return properties("custom-properties");
    }

    private Properties properties(String kind) throws RejectedException {
        Optional<String> part = ofPackage.target(kind).flatMap(this::name);
        return part.isPresent() ? files.read(part.get(), new Properties()) : new Properties();
    }

    /**
     * Reads the text, then the notes as a chapter of their own.
     *
     * @param findings gets what is not well-formed; null to read as far as can be read
     */
    void read(
            ProseWriter prose,
            Outline outline,
            BodyReader.Marks marks,
            int chapterLevel,
            @Nullable FindingList findings)
            throws RejectedException {
        if (main == null) {
            return;
        }
        read(main, new BodyReader(main, styles, prose, outline, marks, chapterLevel), findings);
        prose.endChapter();
        for (String kind : List.of("footnotes", "endnotes")) {
            Optional<String> notes = ofMain.target(kind).flatMap(this::name);
            if (notes.isPresent()) {
                read(notes.get(), new BodyReader(notes.get(), styles, prose, new Outline(), marks, 0), findings);
                prose.endChapter();
            }
        }
    }

    private void read(String part, BodyReader reader, @Nullable FindingList findings) throws RejectedException {
        if (findings == null) {
            files.read(part, reader);
        } else {
            files.check(part, reader, findings);
        }
    }

    /** Copies the picture of the first page, if the program that saved the document made one (ECMA-376 part 2, "Thumbnails"). */
    boolean thumbnail(OutputStream picture) throws IOException {
        Optional<String> part = ofPackage.target("thumbnail").flatMap(this::name);
        return part.isPresent() && files.copyPicture(part.get(), picture);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
