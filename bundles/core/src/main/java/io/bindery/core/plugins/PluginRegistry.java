package io.bindery.core.plugins;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that take part, as they come and go; an OSGi service. Safe for use by several threads. */
@ProviderType
public interface PluginRegistry {

    /** All plugins that are here or were here since the start, by kind and name. */
    List<PluginInfo> list();

    /**
     * Calls a plugin again that was left alone because it kept failing; what waits for it goes on.
     *
     * @param name its name
     * @return how many plugins of this name are here; 0 means that nothing was done
     */
    int reset(String name);
}
