package io.bindery.stores.cache.redis;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the platform would make them. */
final class Configs {

    private Configs() {}

    static RedisConfig of(Map<String, Object> values) {
        return (RedisConfig) Proxy.newProxyInstance(
                Configs.class.getClassLoader(),
                new Class<?>[] {RedisConfig.class},
                (proxy, method, none) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
