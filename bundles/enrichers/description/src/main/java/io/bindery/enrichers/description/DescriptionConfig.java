package io.bindery.enrichers.description;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Who writes descriptions, and how much that may cost; PID {@code io.bindery.enrichers.description}. */
@ObjectClassDefinition(
        id = "io.bindery.enrichers.description",
        name = "Bindery description",
        description = "Suggests descriptions; without an endpoint, sentences of the book itself")
@interface DescriptionConfig {

    @AttributeDefinition(
            description =
                    "The address before /chat/completions of an endpoint that speaks OpenAI's API, e.g. http://127.0.0.1:11434/v1; empty: no text"
                            + " leaves this machine, and sentences are taken from the book.")
    String endpoint() default "";

    @AttributeDefinition(description = "The model, as the endpoint calls it.")
    String model() default "";

    @AttributeDefinition(
            description =
                    "A file with the key alone; empty: no key. With a key, the address is https or on this machine.")
    String keyFile() default "";

    @AttributeDefinition(
            description =
                    "A file with the prompt: what the model is, a line ---, what it is asked, with {title}, {contributors}, {language}, {subjects}"
                            + " and {passages}; empty: that of the product.")
    String promptFile() default "";

    @AttributeDefinition(description = "The most characters of the book that are sent.")
    int characters() default 12_000;

    @AttributeDefinition(description = "The most tokens that the model may answer with.")
    int answerTokens() default 400;

    @AttributeDefinition(description = "How long one request may take, in seconds.")
    int seconds() default 90;

    @AttributeDefinition(description = "How often a request is tried in all.")
    int attempts() default 3;

    @AttributeDefinition(
            description =
                    "The longest pause between two attempts, in seconds, also if the endpoint asks for a longer one.")
    int longestPauseSeconds() default 30;

    @AttributeDefinition(description = "How many requests a minute may have.")
    int requestsPerMinute() default 20;

    @AttributeDefinition(description = "How many requests a day (UTC) may have, over all restarts.")
    int requestsPerDay() default 500;

    @AttributeDefinition(description = "Whether books get a suggestion that have a description already.")
    boolean always() default false;
}
