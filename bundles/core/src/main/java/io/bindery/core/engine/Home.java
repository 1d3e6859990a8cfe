package io.bindery.core.engine;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** Where the platform's data are. */
public final class Home {

    private Home() {}

    /**
     * The data folder: the property {@code bindery.home}, else {@code bindery} below Karaf's base folder.
     *
     * @return an absolute path
     */
    public static Path of(BundleContext context) {
        String configured = context.getProperty("bindery.home");
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured).toAbsolutePath();
        }
        String base = context.getProperty("karaf.base");
        return Path.of(base == null ? "." : base, "bindery").toAbsolutePath();
    }
}
