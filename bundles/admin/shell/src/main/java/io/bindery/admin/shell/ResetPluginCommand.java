package io.bindery.admin.shell;

import io.bindery.core.plugins.PluginRegistry;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code bindery:reset-plugin NAME}. */
@Service
@Command(
        scope = "bindery",
        name = "reset-plugin",
        description = "Calls a plugin again that was left alone because it kept failing")
public class ResetPluginCommand extends CoreCommand {

    @Argument(name = "name", description = "The plugin's name, as bindery:plugins shows it", required = true)
    private String name;

    @Override
    public @Nullable Object execute() throws Exception {
        int plugins = core(PluginRegistry.class, registry -> registry.reset(name));
        if (plugins == 0) {
            throw new IllegalArgumentException("there is no plugin " + name + "; bindery:plugins lists them");
        }
        out().println(name + " is called again");
        return null;
    }
}
