package io.bindery.formats.mobi.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Subject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The plain statements: language, publisher, date, description, rights, subjects, form. */
final class Publication {

    /** Three letters and six digits (BISAC subject headings). */
    private static final Pattern BISAC = Pattern.compile("[A-Z]{3}\\d{6}");

    private static final MetadataField<String> IMPRINT = MetadataField.custom("mobi.imprint", Cardinality.ONE);
    private static final MetadataField<String> ADULT = MetadataField.custom("mobi.adult", Cardinality.ONE);
    private static final MetadataField<String> START_READING =
            MetadataField.custom("mobi.startReading", Cardinality.ONE);
    private static final MetadataField<String> BOOK_TYPE = MetadataField.custom("mobi.bookType", Cardinality.ONE);

    private final Statements statements;

    Publication(Statements statements) {
        this.statements = statements;
    }

    void state() {
        languages();
        statements.one(MetadataField.PUBLISHER, ExthField.PUBLISHER);
        statements.one(MetadataField.PUBLICATION_DATE, ExthField.PUBLISHED);
        statements.one(MetadataField.DESCRIPTION, ExthField.DESCRIPTION);
        statements.one(MetadataField.RIGHTS, ExthField.RIGHTS);
        statements.all(MetadataField.SUBJECTS, ExthField.SUBJECT, text -> Optional.of(subject(text)));
        statements.all(MetadataField.SUBJECTS, ExthField.SUBJECT_CODE, text -> Optional.of(subject(text)));
        statements.one(IMPRINT, ExthField.IMPRINT);
        statements.one(ADULT, ExthField.ADULT);
        statements.one(BOOK_TYPE, ExthField.BOOK_TYPE);
        statements
                .number(ExthField.START_READING)
                .ifPresent(offset ->
                        statements.add(START_READING, String.valueOf(offset), ExthField.START_READING.origin()));
        form();
    }

    private void languages() {
        if (statements.texts(ExthField.LANGUAGE).stream()
                .anyMatch(text -> Languages.stated(text).isPresent())) {
            statements.all(MetadataField.LANGUAGES, ExthField.LANGUAGE, Languages::stated);
        } else {
            Languages.tag(statements.book().best().header().locale())
                    .ifPresent(tag -> statements.add(MetadataField.LANGUAGES, tag, "MOBI header locale"));
        }
    }

    private static Subject subject(String text) {
        return BISAC.matcher(text).matches() ? new Subject("BISAC", text, text) : new Subject("", "", text);
    }

    private void form() {
        statements.add(MetadataField.FORMAT, statements.book().format(), "MOBI header version");
        boolean fixed =
                statements.text(ExthField.FIXED_LAYOUT).filter("true"::equals).isPresent();
        statements.add(
                MetadataField.LAYOUT,
                fixed ? "pre-paginated" : "reflowable",
                fixed ? ExthField.FIXED_LAYOUT.origin() : ExthField.FIXED_LAYOUT.origin() + " (default)");
        Optional<String> progression = statements
                .text(ExthField.PAGE_PROGRESSION)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.matches("ltr|rtl|default"));
        if (progression.isPresent()) {
            statements.add(MetadataField.PAGE_PROGRESSION, progression.get(), ExthField.PAGE_PROGRESSION.origin());
            return;
        }
        statements
                .text(ExthField.WRITING_MODE)
                .filter(mode -> mode.endsWith("-lr") || mode.endsWith("-rl"))
                .ifPresent(mode -> statements.add(
                        MetadataField.PAGE_PROGRESSION,
                        mode.endsWith("-rl") ? "rtl" : "ltr",
                        ExthField.WRITING_MODE.origin()));
    }
}
