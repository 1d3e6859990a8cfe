package io.bindery.scanners.clamav;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations for tests: the defaults, but for what is named. */
final class Config {

    private Config() {}

    static ClamavScanner scanner(Map<String, Object> settings) {
        return new ClamavScanner((ClamavConfig) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {ClamavConfig.class},
                (proxy, method, arguments) -> settings.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
