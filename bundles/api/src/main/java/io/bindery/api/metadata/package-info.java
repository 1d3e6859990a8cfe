/** What is known of a book, and from where it is known. */
@Export
@Version("2.0.0")
@NullMarked
package io.bindery.api.metadata;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
