package io.bindery.admin.shell;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.framework.BundleContext;

/** What the commands share: the core's services, the console, and how times look. */
abstract class CoreCommand implements Action {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final long KILO = 1024;

    @Reference
    private BundleContext context;

    @Reference
    private Session session;

    /** Does something with one of the core's services. */
    final <S, R> R core(Class<S> type, Core.Use<S, R> use) throws Exception {
        return Core.use(context, type, use);
    }

    /** Where to print. */
    final PrintStream out() {
        return session.getConsole();
    }

    /** Who gives the command, as it stands in a job's history. */
    final String actor() {
        Object user = session.get("USER");
        return "console:" + (user == null ? "unknown" : user);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KILO)
                : String.format(Locale.ROOT, "%.1f MiB", (double) bytes / (KILO * KILO));
    }
}
