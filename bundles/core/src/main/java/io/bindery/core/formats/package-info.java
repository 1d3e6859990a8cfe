/** What the platform can do with each format, by the plugins that are here. */
@Export
@Version("2.0.0")
@NullMarked
package io.bindery.core.formats;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
