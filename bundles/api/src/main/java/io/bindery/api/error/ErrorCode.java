package io.bindery.api.error;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One entry of a catalogue of errors. Implemented as an enum by each bundle that has errors of its own, so that code,
 * cause and remedy stand in one place and the error page can be derived from them.
 */
@ConsumerType
public interface ErrorCode {

    /** The stable name, e.g. {@code BND-ZIP-001}; upper case, unique over all bundles. */
    String code();

    /** Why this happens, in one sentence for the person who meets it. */
    String cause();

    /** What that person can do about it, in one sentence. */
    String remedy();
}
