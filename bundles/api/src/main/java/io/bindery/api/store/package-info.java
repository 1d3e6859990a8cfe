/** The ports behind which state and bytes are kept. */
@Export
@Version("2.1.0")
@NullMarked
package io.bindery.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
