/** From documents to pages, and what a page has beside its text. */
@NullMarked
package io.bindery.converters.print.page;

import org.jspecify.annotations.NullMarked;
