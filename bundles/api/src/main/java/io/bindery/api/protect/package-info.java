/** Protecting a book's content (DRM, watermarks). */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.protect;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
