/** What a record must keep. */
@NullMarked
package io.bindery.feeds.onix.rules;

import org.jspecify.annotations.NullMarked;
