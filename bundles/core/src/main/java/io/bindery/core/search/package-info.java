/** Finding books, and keeping what finds them up to date. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
