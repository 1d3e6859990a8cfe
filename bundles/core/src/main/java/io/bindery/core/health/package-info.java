/** How the platform fares. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
