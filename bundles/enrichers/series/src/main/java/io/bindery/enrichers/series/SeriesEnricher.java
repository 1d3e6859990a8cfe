package io.bindery.enrichers.series;

import io.bindery.api.content.BookContent;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/** States the series that a title or subtitle names, unless the book states it already. */
@Component(property = {"bindery.plugin=series", "service.ranking:Integer=-100"})
public final class SeriesEnricher implements MetadataEnricher {

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) {
        Set<String> stated = known.all(MetadataField.SERIES).stream()
                .filter(series -> !series.position().isEmpty())
                .map(series -> plain(series.name()))
                .collect(Collectors.toSet());
        for (Title title : known.all(MetadataField.TITLES)) {
            if (title.type() == Title.Type.EDITION || title.type() == Title.Type.COLLECTION) {
                continue;
            }
            Optional<SeriesPattern.Found> found = SeriesPattern.in(title.text());
            if (found.isPresent() && !stated.contains(plain(found.get().name()))) {
                SeriesPattern.Found series = found.get();
                return MetadataPatch.builder()
                        .state(
                                MetadataField.SERIES,
                                new Collection(series.name(), series.set() ? "set" : "series", series.number()),
                                Operation.ADD,
                                "the title “" + title.text() + "”",
                                series.surety())
                        .build();
            }
        }
        return MetadataPatch.EMPTY;
    }

    /** Without article and case, by which one series is written differently. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^(the|a|an|der|die|das|le|la|les|el|los|las|il|lo|gli) ", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
