package io.bindery.core.intake;

import io.bindery.core.health.Health;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where books come in that lie elsewhere: in a bucket, on another machine. An OSGi service. Safe for use by several threads. */
@ProviderType
public interface RemoteIntake {

    /**
     * Begins to take books from a place.
     *
     * @param kind how it is reached, e.g. {@code s3}; begins the intake keys, and stands as actor in the jobs' history
     * @param place the place as a person would name it
     * @param publisher whose books lie there
     * @throws IllegalArgumentException if that is no publisher's name
     */
    RemoteSource open(String kind, String place, String publisher);

    /** How each place fares. */
    List<Health.Check> examine();
}
