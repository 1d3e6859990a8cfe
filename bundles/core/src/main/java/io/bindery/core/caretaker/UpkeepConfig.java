package io.bindery.core.caretaker;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What is cleared away by itself; PID {@code io.bindery.core.upkeep}. */
@ObjectClassDefinition(
        id = "io.bindery.core.upkeep",
        name = "Bindery upkeep",
        description =
                "What is removed, and after how long. Ages are ISO 8601 durations, e.g. P90D. By default all is kept.")
public @interface UpkeepConfig {

    @AttributeDefinition(
            description =
                    "Jobs that came to their end so long ago, as STATE=age, e.g. REJECTED=P90D. They go with history,"
                            + " findings and results. Jobs whose book is in the catalogue stay.")
    String[] jobs() default {};

    @AttributeDefinition(description = "Events that left so long ago for all who want them. Empty: they are kept.")
    String events() default "";

    @AttributeDefinition(
            description =
                    "Files in done/, rejected/ and failed/ of the inbox that were put there so long ago. Empty: kept.")
    String inboxFiles() default "";

    @AttributeDefinition(
            description =
                    "Stored bytes that nothing refers to and that were not sent for so long, at least PT10M. Empty: they"
                            + " are kept until ./bindery gc --apply.")
    String unreferencedBytes() default "";

    @AttributeDefinition(description = "How often it is looked after, in minutes.", min = "1")
    long everyMinutes() default 60;
}
