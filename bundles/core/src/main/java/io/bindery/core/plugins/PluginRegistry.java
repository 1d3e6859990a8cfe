package io.bindery.core.plugins;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that take part, as they come and go; an OSGi service. Safe for use by several threads. */
@ProviderType
public interface PluginRegistry {

    /** All plugins that are here or were here since the start, by kind and name. */
    List<PluginInfo> list();
}
