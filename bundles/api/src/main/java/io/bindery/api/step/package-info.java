/** The surroundings of one plugin call: its job, its time limit, its scratch folder. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.step;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
