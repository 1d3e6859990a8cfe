package io.bindery.api.search;

/**
 * How an index stands. Immutable.
 *
 * @param served the generation that searches look at; 0 if there is none yet
 * @param documents how many documents that one has
 * @param building the generation that is being written beside it; 0 if there is none
 * @param mark what was said last to be remembered with the generation that is being written; empty if nothing was
 */
public record IndexState(long served, long documents, long building, String mark) {

    /** An index in which nothing is. */
    public static final IndexState EMPTY = new IndexState(0, 0, 0, "");
}
