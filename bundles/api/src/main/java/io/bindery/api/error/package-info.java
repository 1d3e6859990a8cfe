/** How a plugin says that something went wrong: the book's fault, the world's, or a bug. */
@Export
@Version("1.1.0")
@NullMarked
package io.bindery.api.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
