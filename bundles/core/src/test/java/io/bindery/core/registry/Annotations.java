package io.bindery.core.registry;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration annotations with some options set and all others at their defaults, as a container makes them. */
public final class Annotations {

    private Annotations() {}

    public static <A extends Annotation> A of(Class<A> type, Map<String, Object> options) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> options.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
