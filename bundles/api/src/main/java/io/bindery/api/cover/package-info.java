/** The picture that a book shows of itself. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.cover;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
