package io.bindery.core.steps;

import io.bindery.core.calls.PluginCaller;
import io.bindery.core.registry.Plugin;
import java.util.function.Function;

/** How a task calls a plugin. */
public interface Calls {

    /** Calls the plugin, bounded and isolated; see {@link PluginCaller#call}. */
    <R> R call(Plugin<?> plugin, PluginCaller.Work<R> work) throws Exception;

    /** Calls the plugin and makes an answer of what it gives, still on its own thread: what cannot be one is its own fault. */
    default <R> Answer ask(Plugin<?> plugin, PluginCaller.Work<R> work, Function<R, Answer> answer) throws Exception {
        return call(plugin, (book, context) -> {
            R given = work.apply(book, context);
            return given == null ? null : AnswerLimits.checked(answer.apply(given));
        });
    }
}
