package io.bindery.enrichers.description;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations for tests: what is given, and the defaults for the rest. */
final class Configured {

    private Configured() {}

    static DescriptionConfig with(Map<String, Object> options) {
        Map<String, Object> all =
                new HashMap<>(Map.of("model", "tester", "longestPauseSeconds", 0, "requestsPerMinute", 1_000));
        all.putAll(options);
        return (DescriptionConfig) Proxy.newProxyInstance(
                DescriptionConfig.class.getClassLoader(),
                new Class<?>[] {DescriptionConfig.class},
                (proxy, method, arguments) -> all.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
