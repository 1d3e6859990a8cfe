/** Findings: what a check saw in a book, where, how bad it is, and what to do about it. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.finding;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
