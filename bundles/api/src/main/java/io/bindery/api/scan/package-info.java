/** Looking for malware in a book, before anything else opens it. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.scan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
