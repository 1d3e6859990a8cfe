package io.bindery.stores.search.opensearch;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.bindery.stores.search.opensearch}; without one, OpenSearch takes no part. */
@ObjectClassDefinition(
        id = "io.bindery.stores.search.opensearch",
        name = "Bindery: search by OpenSearch",
        description = "Which OpenSearch finds the books; also Elasticsearch 7, whose API is the same")
public @interface OpenSearchConfig {

    @AttributeDefinition(description = "Its address, e.g. https://search.example.org:9200")
    String url() default "http://127.0.0.1:9200";

    @AttributeDefinition(
            description = "What the names of its indexes begin with: lower-case letters, digits and hyphens")
    String prefix() default "bindery";

    @AttributeDefinition(description = "The user; empty if it asks for none")
    String user() default "";

    @AttributeDefinition(description = "A file whose first line is the user's password")
    String passwordFile() default "";

    @AttributeDefinition(description = "How many copies of an index there are beside the first")
    int replicas() default 0;
}
