package io.bindery.formats.pdf.text;

/**
 * One line of text on a page. Immutable. Lengths are in units of the page, from its upper left corner.
 *
 * @param text without white space at its ends; not empty
 * @param left where it begins
 * @param right where it ends
 * @param y its base line
 * @param size of its letters
 */
record Line(String text, float left, float right, float y, float size) {}
