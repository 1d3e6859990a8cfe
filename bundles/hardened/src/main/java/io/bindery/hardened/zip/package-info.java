/** Reading ZIP archives that may be hostile. */
@NullMarked
package io.bindery.hardened.zip;

import org.jspecify.annotations.NullMarked;
