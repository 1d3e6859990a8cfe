package io.bindery.core.engine;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the engine works; PID {@code io.bindery.core.engine}. */
@ObjectClassDefinition(
        id = "io.bindery.core.engine",
        name = "Bindery engine",
        description = "How many jobs are worked on at once, how long a step may take, how failures are tried again")
public @interface EngineConfig {

    @AttributeDefinition(description = "How many jobs are under way at once. 0: four for each processor.")
    int maxInFlight() default 0;

    @AttributeDefinition(
            description =
                    "How many jobs are in one step at once, as step=number. A step that is not named: one for each"
                            + " processor.")
    String[] parallelism() default {};

    @AttributeDefinition(
            description =
                    "How long a plugin call in a step may take, as step=ISO 8601 duration. A step that is not named:"
                            + " PT5M.")
    String[] timeLimits() default {"identify=PT30S", "validate=PT10M", "convert-format=PT20M", "import-feed=PT2H"};

    @AttributeDefinition(description = "How many MiB a plugin call may leave in its workspace.")
    long workspaceMegabytes() default 4_096;

    @AttributeDefinition(description = "Attempts without progress after which a job fails.")
    int maxAttempts() default 5;

    @AttributeDefinition(
            description =
                    "The pause before the second attempt, in milliseconds; it doubles with each further one, with a"
                            + " random part of up to a half.")
    long firstPauseMillis() default 1_000;

    @AttributeDefinition(description = "The longest pause between two attempts, in milliseconds.")
    long longestPauseMillis() default 900_000;

    @AttributeDefinition(description = "How long a worker that is not heard of keeps its jobs, in milliseconds.")
    long leaseMillis() default 60_000;

    @AttributeDefinition(description = "How often the queue is looked at when nothing happens, in milliseconds.")
    long pollMillis() default 500;

    @AttributeDefinition(description = "How many jobs may wait before the intake says that it is busy.")
    long queueLimit() default 100_000;

    @AttributeDefinition(description = "How long a stop waits for running steps to finish, in milliseconds.")
    long stopMillis() default 20_000;

    @AttributeDefinition(
            description =
                    "Media types that are books. One of them for which no plugin is here waits for the plugin; any"
                            + " other file is rejected.")
    String[] bookTypes() default {
        "application/epub+zip",
        "application/pdf",
        "application/x-mobipocket-ebook",
        "application/vnd.amazon.ebook",
        "application/vnd.amazon.mobi8-ebook",
        "application/x-fictionbook+xml",
        "application/fb2+zip",
        "application/vnd.comicbook+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "text/markdown",
        "text/html"
    };

    @AttributeDefinition(
            description =
                    "For endings of file names, the media types that such a file may be of, as ending=type|type. A file of"
                            + " another one is rejected; an ending that is not named says nothing.")
    String[] bookEndings() default {
        "epub=application/epub+zip",
        "pdf=application/pdf",
        "mobi=application/x-mobipocket-ebook|application/vnd.amazon.ebook|application/vnd.amazon.mobi8-ebook",
        "prc=application/x-mobipocket-ebook|application/vnd.amazon.ebook|application/vnd.amazon.mobi8-ebook|application/vnd.palm",
        "azw=application/x-mobipocket-ebook|application/vnd.amazon.ebook|application/vnd.amazon.mobi8-ebook"
                + "|application/x-kfx-ebook|application/x-topaz-ebook",
        "azw1=application/x-mobipocket-ebook|application/vnd.amazon.ebook|application/vnd.amazon.mobi8-ebook"
                + "|application/x-kfx-ebook|application/x-topaz-ebook",
        "azw3=application/x-mobipocket-ebook|application/vnd.amazon.ebook|application/vnd.amazon.mobi8-ebook|application/x-kfx-ebook",
        "kfx=application/x-kfx-ebook",
        "docx=application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt=application/vnd.oasis.opendocument.text",
        "fb2=application/x-fictionbook+xml|application/fb2+zip",
        "fbz=application/fb2+zip",
        "md=text/markdown",
        "markdown=text/markdown",
        "html=text/html",
        "htm=text/html",
        "cbz=application/vnd.comicbook+zip",
        "cbr=application/vnd.comicbook-rar",
        "cb7=application/x-cb7",
        "cbt=application/x-cbt"
    };

    @AttributeDefinition(description = "The largest book that is taken in, in bytes.")
    long maxBookBytes() default 4L << 30;

    @AttributeDefinition(
            description =
                    "Whether each book must be looked at by a malware scanner: while none is here, jobs wait. Set it to true"
                            + " where a scanner is configured, so that none slips through while the scanner's plugin is replaced.")
    boolean scannerRequired() default false;
}
