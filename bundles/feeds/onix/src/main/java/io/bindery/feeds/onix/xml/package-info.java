/** The XML of one record, in memory. */
@NullMarked
package io.bindery.feeds.onix.xml;

import org.jspecify.annotations.NullMarked;
