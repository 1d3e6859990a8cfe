package io.bindery.formats.epub.metadata;

import io.bindery.api.content.BookContent;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;

/** stub */
public final class EpubReader {
    public MetadataPatch read(BookContent book, StepContext context) throws Exception {
        return MetadataPatch.EMPTY;
    }
}
