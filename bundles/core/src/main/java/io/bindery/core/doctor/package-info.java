/** Looks after the platform's health. */
@NullMarked
package io.bindery.core.doctor;

import org.jspecify.annotations.NullMarked;
