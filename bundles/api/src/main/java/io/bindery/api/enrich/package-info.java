/** Adding to what is known of a book. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.enrich;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
