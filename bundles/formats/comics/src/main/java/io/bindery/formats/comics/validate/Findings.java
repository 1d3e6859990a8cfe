package io.bindery.formats.comics.validate;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.formats.comics.ComicError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what was seen; of each kind the first ones, and then how many more there are. Not safe for use by several threads. */
final class Findings {

    private static final int MOST_OF_A_KIND = 20;

    private final List<Finding> all = new ArrayList<>();
    private final Map<ComicError, Integer> counts = new EnumMap<>(ComicError.class);
    private final Map<ComicError, Severity> severities = new EnumMap<>(ComicError.class);

    void add(ComicError error, Severity severity, Location location, String message) {
        severities.put(error, severity);
        if (counts.merge(error, 1, Integer::sum) <= MOST_OF_A_KIND) {
            all.add(finding(error, severity, location, message));
        }
    }

    private static Finding finding(ComicError error, Severity severity, Location location, String message) {
        return new Finding(error.code(), severity, "bindery", message, error.remedy(), location);
    }

    List<Finding> all() {
        List<Finding> result = new ArrayList<>(all);
        counts.forEach((error, count) -> {
            if (count > MOST_OF_A_KIND) {
                result.add(finding(
                        error,
                        severities.get(error),
                        Location.BOOK,
                        "the same of " + (count - MOST_OF_A_KIND) + " more files"));
            }
        });
        return List.copyOf(result);
    }
}
