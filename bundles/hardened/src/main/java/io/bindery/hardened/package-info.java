/** What the hardened readers share. */
@NullMarked
package io.bindery.hardened;

import org.jspecify.annotations.NullMarked;
