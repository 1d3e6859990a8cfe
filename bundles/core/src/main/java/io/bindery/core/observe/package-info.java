/** For who wants to know what the engine does, without taking part in it. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.observe;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
