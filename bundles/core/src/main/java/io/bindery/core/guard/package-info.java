/** What stands between the platform and each plugin: how many calls at once, and none for a while after repeated failures. */
@NullMarked
package io.bindery.core.guard;

import org.jspecify.annotations.NullMarked;
