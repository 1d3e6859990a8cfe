/** One call of a plugin: bounded in time, isolated, cleaned up after. */
@NullMarked
package io.bindery.core.calls;

import org.jspecify.annotations.NullMarked;
