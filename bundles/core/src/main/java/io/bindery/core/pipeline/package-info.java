/** What a route needs to carry jobs from step to step. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.core.pipeline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
