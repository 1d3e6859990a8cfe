/** Judging a book beyond the rules of its format. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.quality;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
