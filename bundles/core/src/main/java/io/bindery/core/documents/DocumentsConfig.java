package io.bindery.core.documents;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How stores of documents are fed; PID {@code io.bindery.core.documents}. */
@ObjectClassDefinition(
        id = "io.bindery.core.documents",
        name = "Bindery documents",
        description = "How the stores of documents are kept up to date")
public @interface DocumentsConfig {

    @AttributeDefinition(description = "How long a store may take over a batch of changes, as ISO 8601 duration.")
    String writeLimit() default "PT2M";

    @AttributeDefinition(description = "How often the outbox is looked at, in milliseconds.")
    long everyMillis() default 500;

    @AttributeDefinition(description = "How long a store that could not be written to is left alone, in milliseconds.")
    long pauseMillis() default 5000;
}
