package io.bindery.converters.calibre;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a run of ebook-convert may use. */
@ObjectClassDefinition(name = "Bindery: conversion with calibre")
public @interface CalibreConfig {

    /** Seconds that one conversion may take, and as much processor time; a book of 1,000 formulas takes 70. */
    @AttributeDefinition(name = "Seconds of a conversion", min = "10")
    int seconds() default 600;

    /** MiB of memory that one conversion may take; prose takes 100 to 150, a book of formulas 1,000. */
    @AttributeDefinition(name = "MiB of memory of a conversion", min = "256")
    int memory_MiB() default 2_048;

    /** Conversions at once; each takes a processor. */
    @AttributeDefinition(name = "Conversions at once", min = "1")
    int bindery_concurrency() default 2;
}
