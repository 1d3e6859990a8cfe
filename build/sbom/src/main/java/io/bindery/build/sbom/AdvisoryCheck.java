package io.bindery.build.sbom;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Holds the parts of the product against the advisories that are written down in this project, without any network. */
final class AdvisoryCheck {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final List<Advisory> advisories;
    private final List<Acknowledgement> acknowledged;

    AdvisoryCheck(List<Advisory> advisories, List<Acknowledgement> acknowledged) {
        this.advisories = List.copyOf(advisories);
        this.acknowledged = List.copyOf(acknowledged);
    }

    /** With what is written down. */
    static AdvisoryCheck ours() throws IOException {
        return new AdvisoryCheck(
                read("/advisories.json", new TypeReference<>() {}),
                read("/acknowledged.json", new TypeReference<>() {}));
    }

    private static <T> T read(String name, TypeReference<T> type) throws IOException {
        try (InputStream file = Objects.requireNonNull(AdvisoryCheck.class.getResourceAsStream(name), name)) {
            return JSON.readValue(file, type);
        }
    }

    List<Advisory> advisories() {
        return advisories;
    }

    List<Acknowledgement> acknowledged() {
        return acknowledged;
    }

    /** What must be seen to before the product may be built; empty if nothing. */
    List<String> problems(List<Part> parts, LocalDate today) {
        List<String> problems = new ArrayList<>();
        Set<Acknowledgement> used = new HashSet<>();
        for (Part part : parts) {
            for (Advisory advisory : advisories) {
                if (advisory.strikes(part)) {
                    acknowledged.stream()
                            .filter(one -> one.covers(advisory, part))
                            .findFirst()
                            .ifPresentOrElse(used::add, () -> problems.add(describe(advisory, part)));
                }
            }
        }
        for (Acknowledgement one : acknowledged) {
            if (!used.contains(one)) {
                problems.add(one.id() + " of " + one.of() + " is acknowledged and strikes nothing any more: remove it");
            } else if (today.isAfter(one.until())) {
                problems.add(one.id() + " of " + one.of() + " was acknowledged until " + one.until()
                        + ": look at it again (" + one.reason() + ")");
            }
        }
        return problems;
    }

    private static String describe(Advisory advisory, Part part) {
        return advisory.id() + " strikes " + part.coordinates() + " " + part.version() + " at " + part.place() + ": "
                + advisory.title() + " (affected: " + advisory.affected() + "; " + advisory.source()
                + "). Take a version that is not affected, or acknowledge it with a reason and a date.";
    }
}
