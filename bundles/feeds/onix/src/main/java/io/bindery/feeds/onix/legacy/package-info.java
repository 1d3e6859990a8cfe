/** Records of ONIX 2.1, turned into those of ONIX 3.0. */
@NullMarked
package io.bindery.feeds.onix.legacy;

import org.jspecify.annotations.NullMarked;
