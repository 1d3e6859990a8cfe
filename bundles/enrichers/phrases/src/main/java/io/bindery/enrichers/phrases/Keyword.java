package io.bindery.enrichers.phrases;

/**
 * A phrase with its weight.
 *
 * @param phrase in lower case
 * @param weight from 0 to 1, that of the best
 */
record Keyword(String phrase, double weight) {}
