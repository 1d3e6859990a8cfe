package io.bindery.stores.documents.mongodb;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.bindery.stores.documents.mongodb}; without one, MongoDB takes no part. */
@ObjectClassDefinition(
        id = "io.bindery.stores.documents.mongodb",
        name = "Bindery: documents in MongoDB",
        description = "Which MongoDB gets a document of each book")
public @interface MongoConfig {

    @AttributeDefinition(
            description = "Its address as a connection string without password, e.g."
                    + " mongodb+srv://cluster.example.org/?tls=true")
    String uri() default "mongodb://127.0.0.1:27017";

    @AttributeDefinition(description = "The database")
    String database() default "bindery";

    @AttributeDefinition(
            description = "The collection of the documents; what the platform remembers about it is in one beside it,"
                    + " whose name ends with _feed")
    String collection() default "books";

    @AttributeDefinition(description = "The user; empty if it asks for none")
    String user() default "";

    @AttributeDefinition(description = "A file whose first line is the user's password")
    String passwordFile() default "";

    @AttributeDefinition(description = "The database in which the user is")
    String authSource() default "admin";

    @AttributeDefinition(description = "How long it may take to find a server and to connect to it, in milliseconds")
    int connectMillis() default 5000;

    @AttributeDefinition(description = "How long an answer may take, in milliseconds")
    int answerMillis() default 60000;
}
