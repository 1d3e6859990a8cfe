/** The container of these books: Palm databases with their records and headers, every offset and length checked. */
@NullMarked
package io.bindery.formats.mobi.palm;

import org.jspecify.annotations.NullMarked;
