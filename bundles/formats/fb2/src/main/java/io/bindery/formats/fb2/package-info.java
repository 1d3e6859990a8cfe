/** FictionBook 2. */
@NullMarked
package io.bindery.formats.fb2;

import org.jspecify.annotations.NullMarked;
