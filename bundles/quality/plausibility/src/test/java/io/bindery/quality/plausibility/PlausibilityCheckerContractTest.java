package io.bindery.quality.plausibility;

import io.bindery.api.content.MediaType;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.quality.QualityChecker;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.QualityCheckerContract;
import io.bindery.testkit.TestBook;
import java.time.Instant;

/** The promises of every checker: one book has a cover of one colour, the other a picture. */
class PlausibilityCheckerContractTest extends QualityCheckerContract {

    private static final String PATH = "EPUB/cover.png";
    private final PlausibilityChecker checker = new PlausibilityChecker();

    @Override
    protected QualityChecker checker() {
        return checker;
    }

    @Override
    protected TestBook goodBook() {
        return book(Covers.noise(1200, 1800));
    }

    @Override
    protected TestBook faultyBook() {
        return book(Covers.blank(1200, 1800));
    }

    private static TestBook book(byte[] cover) {
        return TestBook.of(
                "book.epub",
                MediaType.EPUB,
                EpubBuilder.withPackage("EPUB/package.opf").add(PATH, cover).bytes());
    }

    @Override
    protected BookMetadata known() {
        return BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.COVER, new Cover(PATH, "image/png", 0, 0), "")
                        .build(),
                "test",
                Instant.EPOCH);
    }
}
