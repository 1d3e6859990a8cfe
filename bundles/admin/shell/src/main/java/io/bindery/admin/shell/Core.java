package io.bindery.admin.shell;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The core's services, looked up for each command: a command that held on to one would vanish from the console with it,
 * and nobody could read why.
 */
final class Core {

    /** What to do with a service. */
    @FunctionalInterface
    interface Use<S, R> {
        R with(S service) throws Exception;
    }

    private Core() {}

    /** Does something with a service. Throws {@link IllegalStateException} for a person if it is away. */
    static <S, R> R use(BundleContext context, Class<S> type, Use<S, R> use) throws Exception {
        return useIfThere(context, type, use)
                .orElseThrow(() -> new IllegalStateException(type.getSimpleName()
                        + " is not available: the core has not started, or waits for its stores."
                        + " See bindery:doctor, scr:components and the log."));
    }

    /** Does something with a service; empty if it is away. */
    static <S, R> Optional<R> useIfThere(BundleContext context, Class<S> type, Use<S, R> use) throws Exception {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(use.with(service));
        } finally {
            context.ungetService(reference);
        }
    }
}
