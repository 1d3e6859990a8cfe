package io.bindery.admin.shell;

import io.bindery.core.health.Health;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code bindery:doctor}. */
@Service
@Command(scope = "bindery", name = "doctor", description = "Looks at each part of the platform and says what to do")
public class DoctorCommand extends CoreCommand {

    @Override
    public @Nullable Object execute() throws Exception {
        List<Health.Check> checks = core(Health.class, Health::examine);
        ShellTable table = new ShellTable();
        List.of("Part", "Works", "Detail", "What to do").forEach(table::column);
        for (Health.Check check : checks) {
            table.addRow().addContent(check.name(), check.healthy() ? "yes" : "NO", check.detail(), check.remedy());
        }
        table.print(out());
        return null;
    }
}
