package io.bindery.core.conversion;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which formats are made of each book; PID {@code io.bindery.core.conversion}. */
@ObjectClassDefinition(
        id = "io.bindery.core.conversion",
        name = "Bindery conversion",
        description = "Into which formats each publisher's books are made")
public @interface ConversionConfig {

    @AttributeDefinition(
            description =
                    "The formats for each publisher, as publisher=format|format, each a short name (epub, pdf, azw3, mobi, docx …) or"
                            + " a media type; * stands for all publishers that are not named, and nothing after the = for none. The"
                            + " format that a book comes in is not made again.")
    String[] targets() default {};
}
