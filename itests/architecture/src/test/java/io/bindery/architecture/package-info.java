/** Tests of the house itself. */
@NullMarked
package io.bindery.architecture;

import org.jspecify.annotations.NullMarked;
