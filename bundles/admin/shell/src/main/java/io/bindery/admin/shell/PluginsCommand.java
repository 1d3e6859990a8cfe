package io.bindery.admin.shell;

import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code bindery:plugins}. */
@Service
@Command(scope = "bindery", name = "plugins", description = "Lists the plugins and how they fare")
public class PluginsCommand extends CoreCommand {

    @Override
    public @Nullable Object execute() throws Exception {
        List<PluginInfo> plugins = core(PluginRegistry.class, PluginRegistry::list);
        ShellTable table = new ShellTable().emptyTableText("There are no plugins: no book can be taken through.");
        for (String column : List.of(
                "Kind",
                "Plugin",
                "Version",
                "State",
                "Handles",
                "Calls",
                "Failures",
                "Abandoned",
                "Breaker",
                "Last failure",
                "Since",
                "Bundle")) {
            table.column(column);
        }
        for (PluginInfo plugin : plugins) {
            table.addRow()
                    .addContent(
                            plugin.kind(),
                            plugin.name(),
                            plugin.version(),
                            plugin.state(),
                            String.join(", ", plugin.handles()),
                            plugin.calls(),
                            plugin.failures(),
                            plugin.abandonedCalls(),
                            plugin.fitness().breaker(),
                            plugin.fitness().lastFailure(),
                            time(plugin.since()),
                            plugin.bundle());
        }
        table.print(out());
        return null;
    }
}
