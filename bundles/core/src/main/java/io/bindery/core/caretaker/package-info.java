/** Backups, and the clearing away of what nobody needs. */
@NullMarked
package io.bindery.core.caretaker;

import org.jspecify.annotations.NullMarked;
