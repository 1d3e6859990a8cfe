/** The inbox: books come in as files. */
@NullMarked
package io.bindery.core.inbox;

import org.jspecify.annotations.NullMarked;
