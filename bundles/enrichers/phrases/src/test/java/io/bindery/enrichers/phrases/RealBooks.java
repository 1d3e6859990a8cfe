package io.bindery.enrichers.phrases;

import io.bindery.api.content.MediaType;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.formats.epub.EpubHandler;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import java.time.Instant;

/** Real books with their text. */
final class RealBooks {

    private RealBooks() {}

    static TestBook named(String name) throws Exception {
        return TestBook.of(Corpus.path("epub/books/" + name + ".epub"), MediaType.EPUB)
                .readBy(new EpubHandler());
    }

    static BookMetadata in(String language) {
        return BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.LANGUAGES, language, "opf")
                        .build(),
                "epub",
                Instant.EPOCH);
    }
}
