package io.bindery.converters.pandoc;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a run of pandoc may use. */
@ObjectClassDefinition(name = "Bindery: conversion with pandoc")
public @interface PandocConfig {

    /** Seconds that one conversion may take, and as much processor time; a long novel takes 10. */
    @AttributeDefinition(name = "Seconds of a conversion", min = "10")
    int seconds() default 300;

    /** MiB of memory that one conversion may take; a long novel takes 500. */
    @AttributeDefinition(name = "MiB of memory of a conversion", min = "256")
    int memory_MiB() default 2_048;

    /** Conversions at once; each takes a processor. */
    @AttributeDefinition(name = "Conversions at once", min = "1")
    int bindery_concurrency() default 2;
}
