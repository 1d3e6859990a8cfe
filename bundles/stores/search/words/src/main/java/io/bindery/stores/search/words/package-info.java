/** What search indexes share: words as they are compared, passages that fit, cursors. */
@NullMarked
package io.bindery.stores.search.words;

import org.jspecify.annotations.NullMarked;
