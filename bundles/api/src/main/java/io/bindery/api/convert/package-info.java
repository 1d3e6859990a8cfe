/** Turning a book of one format into another. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.convert;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
