/** Real servers for tests, each in a process of its own. */
@NullMarked
package io.bindery.testservers;

import org.jspecify.annotations.NullMarked;
