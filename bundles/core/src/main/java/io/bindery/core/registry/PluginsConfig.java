package io.bindery.core.registry;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How plugins are guarded; PID {@code io.bindery.core.plugins}. */
@ObjectClassDefinition(
        id = "io.bindery.core.plugins",
        name = "Bindery plugins",
        description = "When a plugin that keeps failing is left alone, and how often one may be called at once")
public @interface PluginsConfig {

    @AttributeDefinition(
            description =
                    "So many failed calls, if they are half of the last ones, pause a plugin: jobs that need it wait.")
    int failuresBeforePause() default 5;

    @AttributeDefinition(
            description =
                    "How long a plugin is left alone before one call is tried, in milliseconds; doubles each time that fails.")
    long pauseMillis() default 30_000;

    @AttributeDefinition(description = "The longest that a plugin is left alone, in milliseconds.")
    long longestPauseMillis() default 300_000;

    @AttributeDefinition(
            description =
                    "How many calls to one plugin may be under way at once, those counted that were given up and do not"
                            + " end. 0: eight for each processor. A plugin can lower it by its property bindery.concurrency.")
    int callsAtOnce() default 0;
}
