/** Messages that tell of many products, such as ONIX: reading and writing them. */
@Export
@Version("1.0.0")
@NullMarked
package io.bindery.api.feed;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
