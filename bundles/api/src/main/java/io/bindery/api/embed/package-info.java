/** Vectors that say what a text means. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.embed;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
