package io.bindery.core.plugins;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that take part, as they come and go; an OSGi service. Safe for use by several threads. */
@ProviderType
public interface PluginRegistry {

    /** All plugins that are here or were here since the start, by kind and name. */
    List<PluginInfo> list();

    /**
     * Has the plugins of this name called again at once, if they were left alone because they kept failing.
     *
     * @return how many plugins of this name are here, of whatever kind
     */
    int reset(String name);
}
