/** Telling people what has happened to their books. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.notify;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
