package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;

/** The fields in which this plugin keeps what the platform has no field for, so that an export gives it back. */
public final class Fields {

    /** The sender's name for the record. */
    public static final MetadataField<String> REFERENCE = MetadataField.custom("onix.recordReference", Cardinality.ONE);

    /** Parts of a record, as XML, that say more than what was understood of them. */
    static final MetadataField<String> SOURCE = MetadataField.custom("onix.source", Cardinality.MANY);

    /** Parts of a record, as XML, of which nothing was understood. */
    static final MetadataField<String> EXTRA = MetadataField.custom("onix.extra", Cardinality.MANY);

    /** As {@link #EXTRA}, for parts that have no place in a record of ONIX 3: those of ONIX 2.1, and unknown ones. */
    static final MetadataField<String> FOREIGN = MetadataField.custom("onix.foreign", Cardinality.MANY);

    private Fields() {}
}
