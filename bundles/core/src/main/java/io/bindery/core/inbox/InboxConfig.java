package io.bindery.core.inbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the inbox works; PID {@code io.bindery.core.inbox}. */
@ObjectClassDefinition(
        id = "io.bindery.core.inbox",
        name = "Bindery inbox",
        description = "The folder into which publishers drop books")
public @interface InboxConfig {

    @AttributeDefinition(description = "The folder; empty for inbox/ in the data folder.")
    String folder() default "";

    @AttributeDefinition(description = "How long a file must not have changed to count as arrived, in milliseconds.")
    long settleMillis() default 2_000;
}
