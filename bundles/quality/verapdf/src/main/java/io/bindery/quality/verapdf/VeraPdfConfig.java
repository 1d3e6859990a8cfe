package io.bindery.quality.verapdf;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What is checked, and how much that may cost; PID {@code io.bindery.quality.verapdf}. */
@ObjectClassDefinition(
        id = "io.bindery.quality.verapdf",
        name = "Bindery veraPDF check",
        description = "Checks PDFs against PDF/A and PDF/UA")
@interface VeraPdfConfig {

    @AttributeDefinition(
            description =
                    "Against what every PDF that claims PDF/A or PDF/UA is checked, as veraPDF names it, e.g. 2b,ua1;"
                            + " empty: what the file claims.")
    String flavours() default "";

    @AttributeDefinition(
            description =
                    "Against what a PDF is checked that claims neither PDF/A nor PDF/UA, e.g. ua1; empty: it is not checked.")
    String unclaimedFlavours() default "";

    @AttributeDefinition(description = "Whether a book that breaks a rule is rejected; else it gets warnings.")
    boolean reject() default false;

    @AttributeDefinition(description = "How much processor time one check may take, in seconds.")
    int seconds() default 120;

    @AttributeDefinition(description = "How much memory one check may take for its objects, in megabytes.")
    int megabytes() default 512;
}
