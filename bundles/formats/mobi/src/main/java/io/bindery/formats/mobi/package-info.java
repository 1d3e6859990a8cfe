/** The plugin for MOBI, AZW and AZW3. */
@NullMarked
package io.bindery.formats.mobi;

import org.jspecify.annotations.NullMarked;
