/** Reading XML that may be hostile. */
@NullMarked
package io.bindery.hardened.xml;

import org.jspecify.annotations.NullMarked;
