/** Keeping whole books as documents for others to read. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.document;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
