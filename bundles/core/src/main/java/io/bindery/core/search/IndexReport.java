package io.bindery.core.search;

/**
 * How an index stands. Immutable.
 *
 * @param name its plugin's name
 * @param searched whether searches ask it
 * @param work what it is doing
 * @param documents how many books can be found in it
 * @param written how many books are in the one that is being built; 0 unless it is {@link Work#BUILDING} or {@link Work#STOPPED}
 * @param lagSeconds how old the oldest change is that it has not had yet; 0 if it has had all, negative if that cannot be told now
 * @param failure why it could not be written to the last time; empty if it could
 */
public record IndexReport(
        String name, boolean searched, Work work, long documents, long written, double lagSeconds, String failure) {

    /** What an index is doing. */
    public enum Work {
        /** It is kept up to date. */
        FOLLOWING,
        /** It is being built beside what is searched, if there is something. */
        BUILDING,
        /** It was being built, and somebody has stopped that; what is searched is kept up to date. */
        STOPPED,
        /** It has not been reached yet. */
        UNKNOWN
    }
}
