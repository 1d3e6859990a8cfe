package io.bindery.core.conversion;

import io.bindery.api.content.MediaType;
import io.bindery.core.formats.FormatNames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** The formats that the configuration names; a change of it is for the jobs that come to the step afterwards. */
@Component(configurationPid = "io.bindery.core.conversion")
@Designate(ocd = ConversionConfig.class)
public final class ConfiguredTargets implements Targets {

    private static final String ALL_OTHERS = "*";

    private volatile Map<String, List<MediaType>> targets = Map.of();

    /**
     * Takes the configuration.
     *
     * @throws IllegalArgumentException if a line of it cannot be understood; says which
     */
    @Activate
    public ConfiguredTargets(ConversionConfig config) {
        configure(config);
    }

    @Modified
    void configure(ConversionConfig config) {
        Map<String, List<MediaType>> next = new HashMap<>();
        for (String values : config.targets()) {
            // A file of settings gives all of them as one text.
            for (String line : values.split(",")) {
                if (!line.isBlank()) {
                    put(next, line);
                }
            }
        }
        targets = Map.copyOf(next);
    }

    private static void put(Map<String, List<MediaType>> targets, String line) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "io.bindery.core.conversion: targets has a value that is not publisher=format|format: " + line);
        }
        targets.put(line.substring(0, equals).strip(), types(line.substring(equals + 1)));
    }

    private static List<MediaType> types(String names) {
        return Arrays.stream(names.split("\\|"))
                .filter(name -> !name.isBlank())
                .map(FormatNames::typeOf)
                .distinct()
                .toList();
    }

    @Override
    public List<MediaType> of(String publisher) {
        Map<String, List<MediaType>> now = targets;
        return now.getOrDefault(publisher, now.getOrDefault(ALL_OTHERS, List.of()));
    }
}
