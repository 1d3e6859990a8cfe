/** The plugins, tracked as services come and go. */
@NullMarked
package io.bindery.core.registry;

import org.jspecify.annotations.NullMarked;
