package io.bindery.core.conversion;

import io.bindery.api.content.MediaType;
import java.util.List;

/** Into which formats books are to be made; an OSGi service. Safe for use by several threads. */
@FunctionalInterface
public interface Targets {

    /** The formats for the books of a publisher, each once; empty if none is wanted. */
    List<MediaType> of(String publisher);
}
