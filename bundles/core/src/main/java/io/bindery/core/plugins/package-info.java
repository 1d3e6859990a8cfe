/** Which plugins are there, and how they fare. */
@Export
@Version("1.2.0")
@NullMarked
package io.bindery.core.plugins;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
