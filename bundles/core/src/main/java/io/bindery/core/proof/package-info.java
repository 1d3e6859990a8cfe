/** Whether what was made of a book is that book: its words, in order. */
@NullMarked
package io.bindery.core.proof;

import org.jspecify.annotations.NullMarked;
