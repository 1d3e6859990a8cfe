/** What pictures say of themselves, read without decoding them. */
@NullMarked
package io.bindery.hardened.picture;

import org.jspecify.annotations.NullMarked;
