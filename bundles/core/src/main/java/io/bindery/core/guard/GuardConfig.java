package io.bindery.core.guard;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How plugins are kept in bounds; PID {@code io.bindery.core.plugins}. */
@ObjectClassDefinition(
        id = "io.bindery.core.plugins",
        name = "Bindery plugin guard",
        description =
                "How many calls of a plugin run at once, and when one that keeps failing is left alone for a while")
public @interface GuardConfig {

    @AttributeDefinition(
            description =
                    "How many calls of a plugin run at once, as plugin=number; calls that do not end count. A plugin that"
                            + " is not named: as many as the steps that use it have workers, or fewer if its service"
                            + " property bindery.concurrency says so.")
    String[] concurrency() default {};

    @AttributeDefinition(
            description = "How many of a plugin's last calls are looked at to tell whether it keeps failing.")
    int breakerCalls() default 10;

    @AttributeDefinition(description = "Calls below which nothing can be told.")
    int breakerMinimum() default 5;

    @AttributeDefinition(description = "Failures among the last calls, in percent, at which a plugin is left alone.")
    int breakerPercent() default 50;

    @AttributeDefinition(
            description =
                    "How long a failing plugin is left alone before one call tries it again, as ISO 8601 duration; it"
                            + " doubles each time that this call fails.")
    String breakerPause() default "PT1M";

    @AttributeDefinition(description = "The longest such pause, as ISO 8601 duration.")
    String longestBreakerPause() default "PT30M";

    @AttributeDefinition(
            description = "How many threads a plugin may have left running after its calls; a call beyond that fails.")
    int threadsLeft() default 64;
}
