package io.bindery.enrichers.phrases;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How many keywords; PID {@code io.bindery.enrichers.phrases}. */
@ObjectClassDefinition(
        id = "io.bindery.enrichers.phrases",
        name = "Bindery keywords and mentions",
        description = "Adds keywords, and the people, places and times that a text names")
@interface PhrasesConfig {

    @AttributeDefinition(description = "How many keywords are added at the most.")
    int keywords() default 10;
}
