package io.bindery.embedders.remote;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where sentence vectors come from; PID {@code io.bindery.embedders.remote}. Without such a configuration there is no such embedder. */
@ObjectClassDefinition(
        id = "io.bindery.embedders.remote",
        name = "Bindery remote embedder",
        description =
                "Takes sentence vectors from an endpoint that speaks OpenAI's API (POST embeddings), e.g. of OpenAI, vLLM, Ollama, KServe or"
                        + " text-embeddings-inference")
@interface RemoteEmbedderConfig {

    @AttributeDefinition(description = "The address before /embeddings, e.g. http://127.0.0.1:11434/v1")
    String endpoint();

    @AttributeDefinition(description = "The model, as the endpoint calls it.")
    String model();

    @AttributeDefinition(
            description =
                    "A file with the key alone; empty: no key. With a key, the address is https or on this machine.")
    String keyFile() default "";

    @AttributeDefinition(description = "How many texts go with one request.")
    int batch() default 32;

    @AttributeDefinition(description = "The most characters of a text that are sent; what the model takes at once.")
    int characters() default 2_000;

    @AttributeDefinition(description = "How long a request may take, in seconds.")
    int seconds() default 60;

    @AttributeDefinition(
            name = "service.ranking",
            description = "Of several embedders the one with the highest is used; that of the product has -1000.")
    int service_ranking() default 0;
}
