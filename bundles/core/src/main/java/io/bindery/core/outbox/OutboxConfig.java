package io.bindery.core.outbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How events leave; PID {@code io.bindery.core.outbox}. */
@ObjectClassDefinition(
        id = "io.bindery.core.outbox",
        name = "Bindery outbox",
        description = "How events are given to publishers and notification channels")
public @interface OutboxConfig {

    @AttributeDefinition(
            description =
                    "How long a publisher may take over a batch, or a channel over an event, as ISO 8601 duration.")
    String timeLimit() default "PT1M";

    @AttributeDefinition(description = "How often the outbox is looked at, in milliseconds.")
    long everyMillis() default 500;
}
