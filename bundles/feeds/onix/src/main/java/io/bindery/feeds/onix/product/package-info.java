/** What a record says, in the platform's terms, and back. */
@NullMarked
package io.bindery.feeds.onix.product;

import org.jspecify.annotations.NullMarked;
