/** ONIX for Books: recognising, reading and writing its messages. */
@NullMarked
package io.bindery.feeds.onix;

import org.jspecify.annotations.NullMarked;
