/** Tests of formats and converters together, with whole books. */
@NullMarked
package io.bindery.manuscripts;

import org.jspecify.annotations.NullMarked;
