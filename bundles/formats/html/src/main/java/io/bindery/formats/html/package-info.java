/** HTML manuscripts. */
@NullMarked
package io.bindery.formats.html;

import org.jspecify.annotations.NullMarked;
