package io.bindery.admin.rest;

import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.util.ArrayList;
import java.util.List;

/** Plugins that stay as they are, and the names of those that somebody has reset. */
record FakePlugins(List<PluginInfo> list, List<String> resets) implements PluginRegistry {

    FakePlugins(List<PluginInfo> list) {
        this(list, new ArrayList<>());
    }

    @Override
    public int switchTo(String name, boolean on) {
        resets.add(name + (on ? " on" : " off"));
        return (int) list.stream().filter(plugin -> plugin.name().equals(name)).count();
    }

    @Override
    public int reset(String name) {
        resets.add(name);
        return (int) list.stream().filter(plugin -> plugin.name().equals(name)).count();
    }
}
