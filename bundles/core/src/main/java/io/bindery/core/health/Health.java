package io.bindery.core.health;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Looks at the platform's parts; an OSGi service. Safe for use by several threads. */
@ProviderType
public interface Health {

    /** Looks at each part now; takes at most a few seconds. */
    List<Check> examine();

    /** Looks only at the parts without which no book can be taken in. */
    default List<Check> vital() {
        return examine();
    }

    /**
     * The outcome for one part. Immutable.
     *
     * @param name the part, e.g. {@code database}
     * @param healthy whether it works
     * @param detail what was seen, for a person
     * @param remedy what to do about it; empty if it works
     */
    record Check(String name, boolean healthy, String detail, String remedy) {}
}
