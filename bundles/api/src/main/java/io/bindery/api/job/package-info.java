/** A book's way through the platform: its state, its steps, its history. */
@Export
@Version("1.1.0")
@NullMarked
package io.bindery.api.job;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
