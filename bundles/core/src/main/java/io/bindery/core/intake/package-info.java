/** How books come in that somebody drops: into a folder here, or elsewhere. */
@Export
@Version("1.1.0")
@NullMarked
package io.bindery.core.intake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
