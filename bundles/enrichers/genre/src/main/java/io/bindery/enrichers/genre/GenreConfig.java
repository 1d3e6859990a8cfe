package io.bindery.enrichers.genre;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How sure a suggestion must be; PID {@code io.bindery.enrichers.genre}. */
@ObjectClassDefinition(
        id = "io.bindery.enrichers.genre",
        name = "Bindery genre",
        description = "Suggests subjects (BISAC and Thema) for books that have none in these schemes")
@interface GenreConfig {

    @AttributeDefinition(
            description =
                    "The least score of a suggestion, as docs/agreement/genre.md has it for the model that comes with the product.")
    double threshold() default Suggestions.THRESHOLD;

    @AttributeDefinition(description = "How many subjects of each scheme are suggested at the most.")
    int most() default Suggestions.MOST;

    @AttributeDefinition(
            description = "How much less than the best one's a score may be for its label to be suggested too.")
    double margin() default Suggestions.MARGIN;
}
