/** Finding books by their metadata. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
