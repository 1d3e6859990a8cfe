/** Malware scanning by a ClamAV daemon. */
@NullMarked
package io.bindery.scanners.clamav;

import org.jspecify.annotations.NullMarked;
