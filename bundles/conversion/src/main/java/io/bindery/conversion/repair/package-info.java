/**
 * Mends the EPUBs that conversion programs make, until EPUBCheck has no error: one small class a kind of fault, each fault
 * counted.
 */
@NullMarked
package io.bindery.conversion.repair;

import org.jspecify.annotations.NullMarked;
