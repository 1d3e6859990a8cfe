package io.bindery.core.metadata;

import io.bindery.api.metadata.TdmReservation;
import io.bindery.api.metadata.Territory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of metadata as maps, lists, texts and numbers, which every edge of the platform can write as JSON, and back. What is empty
 * is left out, and is empty when it is absent. Enum constants are in lower case. Thread-safe.
 */
public final class Values {

    private Values() {}

    /** A value as maps, lists, texts and numbers. */
    public static Object plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Values::plain).toList();
        }
        if (!(value instanceof Record)) {
            return value;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object member = plain(get(component, value));
            if (!empty(member) || value instanceof TdmReservation && member instanceof Boolean) {
                members.put(component.getName(), member);
            }
        }
        return members;
    }

    private static boolean empty(Object member) {
        return member.equals("")
                || member.equals(false)
                || member.equals(0)
                || member instanceof Collection<?> list && list.isEmpty()
                || member instanceof Map<?, ?> map && map.isEmpty();
    }

    /** A value in one line, for a person. */
    public static String text(Object value) {
        Object plain = plain(value);
        if (plain instanceof Map<?, ?> members) {
            return members.values().stream().map(Values::text).collect(Collectors.joining(" "));
        }
        if (plain instanceof List<?> list) {
            return list.stream().map(Values::text).collect(Collectors.joining(", "));
        }
        return plain instanceof BigDecimal number ? number.toPlainString() : plain.toString();
    }

    /**
     * The value that maps, lists, texts and numbers stand for.
     *
     * @param where names the value, for the message if it is none
     * @throws InvalidEditException if it is none of the type
     */
    static <T> T typed(Class<T> type, @Nullable Object plain, String where) {
        return type.cast(value(type, plain, where));
    }

    private static Object value(Type type, @Nullable Object plain, String where) {
        if (plain == null) {
            throw InvalidEditException.badValue(where, "is missing");
        }
        if (type == String.class) {
            if (plain instanceof String || plain instanceof Number || plain instanceof Boolean) {
                return plain.toString();
            }
            throw InvalidEditException.badValue(where, "is a text, not " + kind(plain));
        }
        if (type == boolean.class && plain instanceof Boolean) {
            return plain;
        }
        if (type == Long.class || type == long.class || type == int.class || type == BigDecimal.class) {
            return number(type, plain, where);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class && plain instanceof List<?> all) {
            List<Object> values = new ArrayList<>();
            for (Object one : all) {
                values.add(value(list.getActualTypeArguments()[0], one, where + "[" + values.size() + "]"));
            }
            return values;
        }
        if (type instanceof Class<?> kind && kind.isEnum()) {
            return constant(kind, plain, where);
        }
        if (type instanceof Class<?> kind && kind.isRecord() && plain instanceof Map<?, ?> members) {
            return made(kind, members, where);
        }
        throw InvalidEditException.badValue(where, "is " + shape(type) + ", not " + kind(plain));
    }

    private static Object number(Type type, Object plain, String where) {
        try {
            BigDecimal number = new BigDecimal(plain.toString().strip());
            if (number.precision() > 30 || Math.abs((long) number.scale()) > 30) {
                throw InvalidEditException.badValue(where, "has too many digits");
            }
            if (type == BigDecimal.class) {
                return number;
            }
            return type == int.class ? (Object) number.intValueExact() : (Object) number.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw InvalidEditException.badValue(where, "is a number, not " + kind(plain));
        }
    }

    private static Object constant(Class<?> kind, Object plain, String where) {
        for (Object constant : kind.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(plain.toString())) {
                return constant;
            }
        }
        throw InvalidEditException.badValue(where, "is " + shape(kind) + ", not " + kind(plain));
    }

    private static Object made(Class<?> kind, Map<?, ?> members, String where) {
        RecordComponent[] components = kind.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (Object name : members.keySet()) {
            if (!names.contains(name)) {
                throw InvalidEditException.badValue(where, "has no " + name + "; it has " + String.join(", ", names));
            }
        }
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Object member = members.get(component.getName());
            arguments[i] = member == null
                    ? absent(component.getGenericType(), where + "." + component.getName())
                    : value(component.getGenericType(), member, where + "." + component.getName());
        }
        try {
            return canonical(kind, components).newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw InvalidEditException.badValue(where, "is not valid: " + (cause == null ? e : cause.getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can always be made: " + kind, e);
        }
    }

    /** What a member is that is not there; texts that must not be blank say so themselves. */
    private static Object absent(Type type, String where) {
        if (type == String.class) {
            return "";
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type instanceof ParameterizedType) {
            return List.of();
        }
        if (type == Territory.class) {
            return Territory.NOT_STATED;
        }
        throw InvalidEditException.badValue(where, "is missing; it is " + shape(type));
    }

    private static Constructor<?> canonical(Class<?> kind, RecordComponent[] components) throws NoSuchMethodException {
        return kind.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can always be read: " + component, e);
        }
    }

    /** What a type looks like, for a person. */
    static String shape(Type type) {
        if (type instanceof Class<?> kind && kind.isRecord()) {
            return Arrays.stream(kind.getRecordComponents())
                    .map(it -> '"' + it.getName() + "\": " + shape(it.getGenericType()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (type instanceof Class<?> kind && kind.isEnum()) {
            return Arrays.stream(kind.getEnumConstants())
                    .map(it -> it.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|"));
        }
        if (type instanceof ParameterizedType list) {
            return "[" + shape(list.getActualTypeArguments()[0]) + "]";
        }
        return type == String.class ? "text" : type == boolean.class ? "true|false" : "number";
    }

    private static String kind(Object plain) {
        if (plain instanceof Map) {
            return "an object";
        }
        if (plain instanceof List) {
            return "a list";
        }
        String text = plain.toString();
        return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
    }
}
