/** The PostgreSQL data source that the other stores share. */
@NullMarked
package io.bindery.stores.database;

import org.jspecify.annotations.NullMarked;
