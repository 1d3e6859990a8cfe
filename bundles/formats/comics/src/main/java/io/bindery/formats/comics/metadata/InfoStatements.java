package io.bindery.formats.comics.metadata;

import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.validator.routines.ISBNValidator;

/** Turns the elements of {@code ComicInfo.xml} into statements. */
final class InfoStatements {

    /** MARC relator codes; those who draw and ink are artists there, and letterers have no code of their own. */
    private static final Map<String, String> ROLES = roles();

    private static final MetadataField<String> IMPRINT = MetadataField.custom("comics.imprint", Cardinality.ONE);
    private static final MetadataField<String> AGE_RATING = MetadataField.custom("comics.ageRating", Cardinality.ONE);
    private static final MetadataField<String> WEB = MetadataField.custom("comics.web", Cardinality.ONE);

    private final ComicInfo info;
    private final String path;
    private final MetadataPatch.Builder patch;

    InfoStatements(ComicInfo info, String path, MetadataPatch.Builder patch) {
        this.info = info;
        this.path = path;
        this.patch = patch;
    }

    private static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("Writer", "aut");
        roles.put("Penciller", "art");
        roles.put("Inker", "art");
        roles.put("Colorist", "clr");
        roles.put("Letterer", "ctb");
        roles.put("CoverArtist", "cov");
        roles.put("Editor", "edt");
        roles.put("Translator", "trl");
        return roles;
    }

    void state() {
        title();
        contributors();
        info.text("LanguageISO")
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag())
                .filter(tag -> !tag.equals("und"))
                .ifPresent(tag -> patch.add(MetadataField.LANGUAGES, tag, origin("LanguageISO")));
        one(MetadataField.PUBLISHER, "Publisher");
        one(MetadataField.DESCRIPTION, "Summary");
        one(IMPRINT, "Imprint");
        one(AGE_RATING, "AgeRating");
        one(WEB, "Web");
        date();
        for (String element : new String[] {"Genre", "Tags"}) {
            info.list(element)
                    .forEach(text -> patch.add(MetadataField.SUBJECTS, new Subject("", "", text), origin(element)));
        }
        info.text("GTIN").ifPresent(number -> patch.add(MetadataField.IDENTIFIERS, identifier(number), origin("GTIN")));
        direction();
    }

    private void one(MetadataField<String> field, String element) {
        info.text(element).ifPresent(text -> patch.add(field, text, origin(element)));
    }

    /** An issue without a title of its own is known by its series and number. */
    private void title() {
        Optional<String> series = info.text("Series");
        String number = info.text("Number").orElse("");
        Optional<String> title = info.text("Title");
        if (title.isPresent()) {
            patch.add(MetadataField.TITLES, Title.main(title.get()), origin("Title"));
        } else if (series.isPresent()) {
            String named = number.isEmpty() ? series.get() : series.get() + " #" + number;
            patch.add(MetadataField.TITLES, Title.main(named), origin("Series"));
        }
        series.ifPresent(
                name -> patch.add(MetadataField.SERIES, new Collection(name, "series", number), origin("Series")));
        info.text("AlternateSeries")
                .ifPresent(name -> patch.add(
                        MetadataField.SERIES,
                        new Collection(name, "set", info.text("AlternateNumber").orElse("")),
                        origin("AlternateSeries")));
    }

    private void contributors() {
        ROLES.forEach((element, role) -> {
            boolean creator = role.equals("aut") || role.equals("art");
            for (String name : info.list(element)) {
                patch.add(MetadataField.CONTRIBUTORS, new Contributor(name, role, "", creator), origin(element));
            }
        });
    }

    private void date() {
        Optional<Integer> year = info.number("Year").filter(value -> value > 0 && value < 10_000);
        Optional<Integer> month = info.number("Month").filter(value -> value >= 1 && value <= 12);
        Optional<Integer> day = info.number("Day").filter(value -> value >= 1 && value <= 31);
        if (year.isEmpty()) {
            return;
        }
        String date = String.format(Locale.ROOT, "%04d", year.get());
        if (month.isPresent()) {
            date += String.format(Locale.ROOT, "-%02d", month.get());
            if (day.isPresent()) {
                date += String.format(Locale.ROOT, "-%02d", day.get());
            }
        }
        patch.add(MetadataField.PUBLICATION_DATE, date, origin("Year"));
    }

    private static Identifier identifier(String number) {
        String isbn = ISBNValidator.getInstance(true).validate(number);
        return isbn == null ? new Identifier("GTIN", number) : new Identifier("ISBN", isbn);
    }

    private void direction() {
        info.text("Manga").ifPresent(manga -> {
            if (manga.equals("YesAndRightToLeft")) {
                patch.add(MetadataField.PAGE_PROGRESSION, "rtl", origin("Manga"));
            } else if (manga.equals("No")) {
                patch.add(MetadataField.PAGE_PROGRESSION, "ltr", origin("Manga"));
            }
        });
    }

    private String origin(String element) {
        return path + " " + element;
    }
}
