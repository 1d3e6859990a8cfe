/** Enrichment of books that are in the catalogue already. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.enrichment;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
