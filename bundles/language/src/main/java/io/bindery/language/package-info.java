/** Looking at a book's text as language: samples, sentences, words, and vectors of what they mean. */
@NullMarked
package io.bindery.language;

import org.jspecify.annotations.NullMarked;
