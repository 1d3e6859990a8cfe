package io.bindery.core.plugins;

import java.io.IOException;
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

    /**
     * Switches a plugin off or on, until it is switched again; also over a restart. One that is off does not take part, as if it were not
     * there: a call that is under way comes to its end, and a job that cannot do without it waits.
     *
     * @param name its name; all plugins of this name are switched
     * @return how many plugins of this name are here or were here; 0 means that nothing was done
     * @throws IOException if it cannot be kept; nothing was done
     */
    int switchTo(String name, boolean on) throws IOException;
}
