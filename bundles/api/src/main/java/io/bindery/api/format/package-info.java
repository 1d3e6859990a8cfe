/** Recognising, validating and reading one kind of file. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.format;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
