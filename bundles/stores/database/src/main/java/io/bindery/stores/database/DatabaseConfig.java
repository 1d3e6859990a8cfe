package io.bindery.stores.database;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.bindery.stores.database}. */
@ObjectClassDefinition(
        name = "Bindery: database",
        description = "Which PostgreSQL keeps the jobs and the catalogue. Without a URL, Bindery runs one of its own.")
@interface DatabaseConfig {

    @AttributeDefinition(
            name = "URL",
            description = "e.g. jdbc:postgresql://db.example.org:5432/bindery?sslmode=verify-full;"
                    + " empty for the embedded PostgreSQL")
    String url() default "";

    @AttributeDefinition(name = "User", description = "The owner of the tables; may create them in that database")
    String user() default "bindery";

    @AttributeDefinition(
            name = "Password",
            description = "Better: name a file in passwordFile",
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(
            name = "Password file",
            description = "A file whose first line is the password; goes before the password above")
    String passwordFile() default "";

    @AttributeDefinition(name = "Connections", description = "The most connections that are open at once", min = "4")
    int poolSize() default 16;
}
