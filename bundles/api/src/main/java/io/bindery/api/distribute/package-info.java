/** Handing a finished book to the outside world. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.distribute;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
