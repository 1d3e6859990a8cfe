/** What people and programs can do to keep the platform safe and small. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.upkeep;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
