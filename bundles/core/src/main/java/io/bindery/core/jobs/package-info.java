/** What people and programs can do with jobs. */
@Export
@Version("2.2.0")
@NullMarked
package io.bindery.core.jobs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
