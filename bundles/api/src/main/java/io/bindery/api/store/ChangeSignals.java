package io.bindery.api.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells all nodes of one platform that something has changed, without saying what: whoever hears it looks. A signal may be lost, come
 * late, twice, or once for several announcements; so whoever listens also looks by himself now and then. Safe for use by several threads.
 */
@ConsumerType
public interface ChangeSignals {

    /** The topic of new entries in {@link JobFeed}. */
    String JOB_FEED = "job-feed";

    /**
     * Lets all nodes know, this one too. Returns at once, and never fails.
     *
     * @param topic 1 to 63 lower-case letters, digits and hyphens
     * @throws IllegalArgumentException if the topic is none
     */
    void announce(String topic);

    /**
     * Listens until it is closed.
     *
     * @param topic as above
     * @param heard called on a thread of the signals' own, also when some may have been lost; must return soon and not throw
     * @throws IllegalArgumentException if the topic is none
     */
    Listening listen(String topic, Runnable heard);

    /** Somebody who listens. */
    interface Listening extends AutoCloseable {
        /** Listens no more; a call that is under way may still come to its end. */
        @Override
        void close();
    }
}
