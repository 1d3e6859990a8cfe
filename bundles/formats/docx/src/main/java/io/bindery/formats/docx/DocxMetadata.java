package io.bindery.formats.docx;

import io.bindery.api.error.RejectedException;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import io.bindery.prose.Identifiers;
import io.bindery.prose.Languages;
import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.util.stream.Stream;

/** States what a Word document says of itself: its properties first, else what stands in the styles for titles. */
final class DocxMetadata {

    private static final int MOST = 200;

    private final WordDocument document;
    private final MetadataPatch.Builder patch = MetadataPatch.builder();

    DocxMetadata(WordDocument document) {
        this.document = document;
    }

    MetadataPatch read(StepContext context) throws RejectedException {
        Properties core = document.coreProperties();
        Properties custom = document.customProperties();
        BodyReader.Marks marks = new BodyReader.Marks();
        Outline outline = new Outline();
        ProseWriter words = ProseWriter.counting(context);
        document.read(words, outline, marks, 0, null);

        title(core.value("title"), marks.title, Title.Type.MAIN, "dc:title");
        title(custom.value("subtitle"), marks.subtitle, Title.Type.SUBTITLE, "custom property subtitle");
        authors(core.value("creator"), marks.author);
        languages(core, custom);
        state(MetadataField.DESCRIPTION, core.value("description"), "dc:description");
        state(MetadataField.MODIFIED, core.value("modified"), "dcterms:modified");
        state(MetadataField.PUBLISHER, custom.value("publisher"), "custom property publisher");
        state(MetadataField.RIGHTS, custom.value("rights"), "custom property rights");
        subjects(core.value("keywords"), "cp:keywords");
        subjects(core.value("subject"), "dc:subject");
        Stream.of(core.value("identifier"), custom.value("identifier"))
                .filter(value -> !value.isEmpty())
                .forEach(value -> patch.add(MetadataField.IDENTIFIERS, Identifiers.of(value), "identifier"));
        Identifiers.isbn(custom.value("isbn"))
                .ifPresent(isbn -> patch.add(MetadataField.IDENTIFIERS, isbn, "custom property isbn"));
        if (document.main().isPresent()) {
            outline.state(patch, document.main().get() + " headings");
            patch.add(MetadataField.WORD_COUNT, words.words(), document.main().get());
            patch.add(
                    MetadataField.FORMAT,
                    marks.strict ? "Office Open XML, strict" : "Office Open XML, transitional",
                    document.main().get());
        }
        return patch.build();
    }

    private void title(String property, String styled, Title.Type type, String origin) {
        if (!property.isEmpty()) {
            patch.add(MetadataField.TITLES, new Title(property, type), origin);
        } else if (!styled.isEmpty()) {
            patch.state(MetadataField.TITLES, new Title(styled, type), Operation.ADD, "style of a paragraph", 0.7);
        }
    }

    /** Word's own dialogue separates several authors by semicolons. */
    private void authors(String property, String styled) {
        boolean stated = !property.isEmpty();
        for (String name : (stated ? property : styled).split(";")) {
            if (!name.isBlank()) {
                patch.state(
                        MetadataField.CONTRIBUTORS,
                        new Contributor(name, "aut", "", true),
                        Operation.ADD,
                        stated ? "dc:creator" : "style of a paragraph",
                        stated ? 1 : 0.7);
            }
        }
    }

    private void languages(Properties core, Properties custom) {
        String stated = core.value("language").isEmpty() ? custom.value("lang") : core.value("language");
        if (!stated.isEmpty()) {
            Languages.state(stated, 1, "dc:language", patch);
        } else {
            // What the author's Word is set to is not always what he writes in.
            Languages.state(document.styles().language(), 0.6, "default language of the styles", patch);
        }
    }

    private void subjects(String value, String origin) {
        Stream.of(value.split("[,;]"))
                .filter(word -> !word.isBlank())
                .limit(MOST)
                .forEach(word -> patch.add(MetadataField.SUBJECTS, new Subject("", "", word), origin));
    }

    private void state(MetadataField<String> field, String value, String origin) {
        if (!value.isEmpty()) {
            patch.add(field, value, origin);
        }
    }
}
