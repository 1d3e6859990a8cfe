/** Whether a book keeps the rules of its format. */
@NullMarked
package io.bindery.formats.mobi.validate;

import org.jspecify.annotations.NullMarked;
