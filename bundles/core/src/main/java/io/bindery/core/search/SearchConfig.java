package io.bindery.core.search;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How books are searched; PID {@code io.bindery.core.search}. */
@ObjectClassDefinition(
        id = "io.bindery.core.search",
        name = "Bindery search",
        description = "How books are searched, and how the indexes are kept up to date")
public @interface SearchConfig {

    @AttributeDefinition(description = "How long an index may take over a search, as ISO 8601 duration.")
    String timeLimit() default "PT10S";

    @AttributeDefinition(description = "How long an index may take over a batch of changes, as ISO 8601 duration.")
    String writeLimit() default "PT2M";

    @AttributeDefinition(description = "How often the outbox is looked at, in milliseconds.")
    long everyMillis() default 500;

    @AttributeDefinition(description = "How long an index that could not be written to is left alone, in milliseconds.")
    long pauseMillis() default 5000;
}
