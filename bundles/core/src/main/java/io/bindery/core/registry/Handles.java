package io.bindery.core.registry;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.core.calls.IsolatedCalls;
import io.bindery.core.calls.PluginFailedException;
import io.bindery.core.error.CoreError;
import io.bindery.core.guard.Guard;
import io.bindery.core.guard.GuardSettings;
import io.bindery.core.guard.PluginUnfitException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Asks a plugin for the media types that it handles, once and for a bounded time: it may hang or lie as any plugin may. */
final class Handles {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST = 1_000;

    private Handles() {}

    /** @throws PluginFailedException if it does not give a set of types that is not empty and holds no null */
    static List<String> of(Callable<Set<MediaType>> types, Plugin<?> plugin, GuardSettings settings)
            throws PluginFailedException {
        // A guard for this alone: the question is no call that anybody should see counted.
        try (Guard guard = new Guard(plugin.name(), 1, settings, () -> {})) {
            Plugin<?> asked = plugin.behind(guard);
            var terms = new IsolatedCalls.Terms(
                    "registration", 1, LIMIT, Map.of("plugin", plugin.name()), () -> false, interrupt -> {});
            return IsolatedCalls.call(asked, terms, () -> names(types.call()));
        } catch (PluginUnfitException | RejectedException | RetryableException | UnavailableException e) {
            throw failed(plugin, "refused to answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(plugin, "was interrupted");
        }
    }

    private static List<String> names(Set<MediaType> types) {
        TreeSet<String> names = new TreeSet<>();
        for (MediaType type : types) {
            names.add(type.name());
            if (names.size() > MOST) {
                throw new IllegalStateException("it claims more than " + MOST + " media types");
            }
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("it claims no media type at all");
        }
        return List.copyOf(names);
    }

    private static PluginFailedException failed(Plugin<?> plugin, String what) {
        return new PluginFailedException(
                CoreError.PLUGIN_FAILED, "plugin " + plugin.name() + " " + plugin.version() + " " + what, null);
    }
}
