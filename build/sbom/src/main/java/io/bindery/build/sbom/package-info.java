/** Lists what the assembled product is made of, and holds it against known advisories. */
@NullMarked
package io.bindery.build.sbom;

import org.jspecify.annotations.NullMarked;
