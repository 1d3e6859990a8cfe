package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.Set;

/**
 * Knows what some parts of a record say in the platform's terms, and how to write that. Reading and writing are each other's reverse,
 * as far as the platform's terms reach. Safe for use by several threads.
 */
interface Rule {

    /** The parts that it reads, by reference name. */
    Set<String> parts();

    /** The fields that it writes. */
    Set<MetadataField<?>> fields();

    /**
     * Says what a part says.
     *
     * @throws IllegalArgumentException if a value is not what it should be; what was stated before stands
     */
    void read(Element part, Statements statements);

    /** Writes the next value, and perhaps more of those that follow it. */
    void write(Pending pending, Parts parts);
}
