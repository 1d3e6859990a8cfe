/** How books come in by file drop. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.intake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
