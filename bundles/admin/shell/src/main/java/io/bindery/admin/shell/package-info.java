/** The console's commands: a thin face of the core's services. */
@NullMarked
package io.bindery.admin.shell;

import org.jspecify.annotations.NullMarked;
