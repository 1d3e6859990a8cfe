package com.example.shouting;

import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.testkit.MetadataEnricherContract;
import io.bindery.testkit.TestBook;
import java.time.Instant;

/** The promises of every enricher, as the testkit tries them. */
class ShoutingTitleContractTest extends MetadataEnricherContract {

    @Override
    protected MetadataEnricher enricher() {
        return new ShoutingTitle();
    }

    @Override
    protected TestBook book() {
        return TestBook.of("moby.txt", new MediaType("text/plain"), new byte[] {'C', 'a', 'l', 'l'});
    }

    @Override
    protected BookMetadata known() {
        MetadataPatch title = MetadataPatch.builder()
                .add(MetadataField.TITLES, Title.main("Moby-Dick"), "package.opf")
                .build();
        return BookMetadata.EMPTY.apply(title, "test", Instant.EPOCH);
    }
}
