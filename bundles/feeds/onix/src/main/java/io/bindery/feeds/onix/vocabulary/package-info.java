/** What ONIX calls its elements, and the codes that it allows. */
@NullMarked
package io.bindery.feeds.onix.vocabulary;

import org.jspecify.annotations.NullMarked;
