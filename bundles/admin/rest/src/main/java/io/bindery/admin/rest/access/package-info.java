/** Who may come in, with what, and what he may do then. */
@NullMarked
package io.bindery.admin.rest.access;

import org.jspecify.annotations.NullMarked;
