package io.bindery.admin.rest;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.bindery.admin.rest.uploads}. */
@ObjectClassDefinition(name = "Bindery: uploads", description = "How much may be uploaded piece by piece")
public @interface UploadConfig {

    /** How long an upload is kept. */
    @AttributeDefinition(
            name = "Hours",
            description = "For how many hours an upload is kept after its last byte has come",
            min = "1")
    int life_hours() default 48;

    /** How many of one caller. */
    @AttributeDefinition(
            name = "Uploads of a caller",
            description = "How many uploads of one caller may be under way at once",
            min = "1")
    int most_of_caller() default 1000;

    /** How much of one publisher. */
    @AttributeDefinition(
            name = "Megabytes of a publisher",
            description = "How many megabytes of one publisher's uploads may be under way at once",
            min = "1")
    long megabytes() default 102_400;

    /** Exceptions. */
    @AttributeDefinition(
            name = "Megabytes of certain publishers",
            description = "The same for those that are named, each as publisher=megabytes")
    String[] megabytes_of() default {};
}
