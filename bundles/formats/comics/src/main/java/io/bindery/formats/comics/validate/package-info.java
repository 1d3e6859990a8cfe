/** Whether a comic book can be shown. */
@NullMarked
package io.bindery.formats.comics.validate;

import org.jspecify.annotations.NullMarked;
