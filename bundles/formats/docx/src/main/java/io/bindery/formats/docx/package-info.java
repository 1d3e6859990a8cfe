/** Word manuscripts. */
@NullMarked
package io.bindery.formats.docx;

import org.jspecify.annotations.NullMarked;
