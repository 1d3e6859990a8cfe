/** What runs in the process of its own; uses veraPDF and nothing of the platform. */
@NullMarked
package io.bindery.quality.verapdf.run;

import org.jspecify.annotations.NullMarked;
