/** The veraPDF plugin: PDF/A and PDF/UA, checked in a process of its own. */
@NullMarked
package io.bindery.quality.verapdf;

import org.jspecify.annotations.NullMarked;
