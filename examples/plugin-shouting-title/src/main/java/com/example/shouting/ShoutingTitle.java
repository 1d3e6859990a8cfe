package com.example.shouting;

import io.bindery.api.content.BookContent;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;

/** Turns the title of every book to upper case. Its other titles stay as they are. */
@Component(property = {"bindery.plugin=shouting-title", "service.ranking:Integer=-1000"})
public class ShoutingTitle implements MetadataEnricher {

    private static final String ORIGIN = "the title, shouted";

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) {
        List<Title> titles = known.all(MetadataField.TITLES);
        if (titles.stream().map(ShoutingTitle::shout).toList().equals(titles)) {
            return MetadataPatch.EMPTY;
        }
        MetadataPatch.Builder patch = MetadataPatch.builder();
        titles.forEach(title -> patch.replace(MetadataField.TITLES, shout(title), ORIGIN));
        return patch.build();
    }

    private static Title shout(Title title) {
        return title.type() == Title.Type.MAIN
                ? Title.main(title.text().toUpperCase(Locale.ROOT))
                : title;
    }
}
