/** The Camel component {@code bindery:} that ties routes to the engine. */
@NullMarked
package io.bindery.routes.camel;

import org.jspecify.annotations.NullMarked;
