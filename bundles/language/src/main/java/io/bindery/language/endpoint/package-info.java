/** Endpoints that serve models over HTTP. */
@NullMarked
package io.bindery.language.endpoint;

import org.jspecify.annotations.NullMarked;
