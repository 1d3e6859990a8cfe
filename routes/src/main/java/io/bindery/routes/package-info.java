/** The pipelines, as Camel routes that read like sentences. */
@NullMarked
package io.bindery.routes;

import org.jspecify.annotations.NullMarked;
