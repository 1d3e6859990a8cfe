/** The bytes of a book, as a plugin sees them. */
@Export
@Version("1.1.0")
@NullMarked
package io.bindery.api.content;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
