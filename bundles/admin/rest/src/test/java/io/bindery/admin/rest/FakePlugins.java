package io.bindery.admin.rest;

import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.util.List;

/** Plugins that stay as they are. */
record FakePlugins(List<PluginInfo> list) implements PluginRegistry {

    @Override
    public int reset(String name) {
        return (int) list.stream().filter(plugin -> plugin.name().equals(name)).count();
    }
}
