/** What a book's metadata is in effect, merged from what its sources say; and how persons edit it. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.metadata;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
