package io.bindery.admin.rest;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/**
 * The settings of plugins: what there are, as the plugin's bundle describes them (OSGi Metatype), and what they are now (Configuration
 * Admin). A change is in force at once, and is written into the operator's own settings, so that it is there after a restart.
 */
final class PluginSettings {

    private final BundleContext bundles;
    private final MetaTypeService descriptions;
    private final ConfigurationAdmin configurations;
    private final Path etc;

    /** @param etc the operator's own settings; made if need be */
    PluginSettings(BundleContext bundles, MetaTypeService descriptions, ConfigurationAdmin configurations, Path etc) {
        this.bundles = bundles;
        this.descriptions = descriptions;
        this.configurations = configurations;
        this.etc = etc;
    }

    /** A bundle's settings: what they are called together, and each. */
    record Described(String pid, ObjectClassDefinition definition) {

        List<AttributeDefinition> attributes() {
            AttributeDefinition[] all = definition.getAttributeDefinitions(ObjectClassDefinition.ALL);
            return all == null ? List.of() : Arrays.asList(all);
        }
    }

    /** The settings that a bundle describes; of several, those that are called as the bundle; empty if it has none. */
    Optional<Described> of(String symbolicName) {
        return Stream.of(bundles.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .flatMap(this::described)
                .findFirst();
    }

    private Stream<Described> described(Bundle bundle) {
        MetaTypeInformation information = descriptions.getMetaTypeInformation(bundle);
        if (information == null || information.getPids() == null) {
            return Stream.empty();
        }
        return Stream.of(information.getPids())
                .sorted((one, other) ->
                        Boolean.compare(other.equals(bundle.getSymbolicName()), one.equals(bundle.getSymbolicName())))
                .map(pid -> new Described(pid, information.getObjectClassDefinition(pid, null)));
    }

    /** The values that are set, as text; a setting that is not set is absent. */
    Map<String, List<String>> values(Described described) throws IOException {
        Dictionary<String, Object> set = properties(described.pid());
        Map<String, List<String>> values = new java.util.HashMap<>();
        for (AttributeDefinition attribute : described.attributes()) {
            Object value = set.get(attribute.getID());
            if (value != null) {
                values.put(attribute.getID(), texts(value, attribute.getCardinality() != 0));
            }
        }
        return values;
    }

    private Dictionary<String, Object> properties(String pid) throws IOException {
        // "?" binds the configuration to no bundle: whoever reads it is another one than who writes it
        Dictionary<String, Object> properties =
                configurations.getConfiguration(pid, "?").getProperties();
        return properties == null ? new Hashtable<>() : properties;
    }

    private static List<String> texts(Object value, boolean many) {
        if (value.getClass().isArray()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                texts.add(String.valueOf(Array.get(value, i)));
            }
            return texts;
        }
        if (value instanceof java.util.Collection<?> all) {
            return all.stream().map(String::valueOf).toList();
        }
        // a file of settings names several by commas
        return many ? List.of(value.toString().split("\\s*,\\s*")) : List.of(value.toString());
    }

    /**
     * Sets some; those that are named with null go back to their defaults, and those that are not named stay.
     *
     * @throws IllegalArgumentException if one is not described, or its value is not acceptable
     */
    void set(Described described, Map<String, @Nullable List<String>> wanted) throws IOException {
        Dictionary<String, Object> properties = properties(described.pid());
        for (Map.Entry<String, @Nullable List<String>> it : wanted.entrySet()) {
            AttributeDefinition attribute = described.attributes().stream()
                    .filter(one -> one.getID().equals(it.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no setting " + it.getKey()));
            List<String> value = it.getValue();
            if (value == null) {
                properties.remove(attribute.getID());
            } else {
                properties.put(attribute.getID(), checked(attribute, value));
            }
        }
        Configuration configuration = configurations.getConfiguration(described.pid(), "?");
        write(described.pid(), wanted);
        configuration.update(properties);
    }

    /** As text, which each component takes for what it needs; the plugin's description says what is acceptable. */
    private static Object checked(AttributeDefinition attribute, List<String> values) {
        boolean many = attribute.getCardinality() != 0;
        if (!many && values.size() != 1) {
            throw new IllegalArgumentException(attribute.getID() + " has one value");
        }
        for (String value : values) {
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || (many && value.indexOf(',') >= 0)) {
                throw new IllegalArgumentException(
                        attribute.getID() + " has a value with a line break, or with a comma among several");
            }
            String complaint = attribute.validate(value);
            if (complaint != null && !complaint.isEmpty()) {
                throw new IllegalArgumentException(attribute.getID() + ": " + complaint);
            }
            parse(attribute, value);
        }
        return many ? values.toArray(String[]::new) : values.get(0);
    }

    private static void parse(AttributeDefinition attribute, String value) {
        try {
            switch (attribute.getType()) {
                case AttributeDefinition.INTEGER, AttributeDefinition.SHORT, AttributeDefinition.BYTE ->
                    Integer.parseInt(value);
                case AttributeDefinition.LONG -> Long.parseLong(value);
                case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> Double.parseDouble(value);
                case AttributeDefinition.BOOLEAN -> {
                    if (!value.equals("true") && !value.equals("false")) {
                        throw new IllegalArgumentException(attribute.getID() + " is true or false, not: " + value);
                    }
                }
                default -> {
                    // any text
                }
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(attribute.getID() + " is a number, not: " + value, e);
        }
    }

    private void write(String pid, Map<String, @Nullable List<String>> wanted) throws IOException {
        Files.createDirectories(etc);
        Path file = etc.resolve(pid + ".cfg");
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        wanted.forEach((name, value) -> {
            if (value == null) {
                kept.remove(name);
            } else {
                kept.setProperty(name, String.join(",", value));
            }
        });
        Path draft = file.resolveSibling(pid + ".cfg.draft");
        try (Writer out = Files.newBufferedWriter(draft)) {
            kept.store(out, "Changed by the API");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The defaults, as text. */
    static List<String> defaults(AttributeDefinition attribute) {
        String[] defaults = attribute.getDefaultValue();
        return defaults == null ? Collections.emptyList() : List.of(defaults);
    }
}
