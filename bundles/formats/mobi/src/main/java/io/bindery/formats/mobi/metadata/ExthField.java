package io.bindery.formats.mobi.metadata;

import java.util.Locale;

/** The types of metadata that are read, by their numbers (MobileRead wiki, page "MOBI", section "EXTH Header"). */
enum ExthField {
    AUTHOR(100),
    PUBLISHER(101),
    IMPRINT(102),
    DESCRIPTION(103),
    ISBN(104),
    SUBJECT(105),
    PUBLISHED(106),
    CONTRIBUTOR(108),
    RIGHTS(109),
    SUBJECT_CODE(110),
    SOURCE(112),
    ASIN(113),
    START_READING(116),
    ADULT(117),
    FIXED_LAYOUT(122),
    BOOK_TYPE(123),
    TITLE(503),
    ASIN_OF_SHOP(504),
    SORTED_AUTHOR(517),
    LANGUAGE(524),
    WRITING_MODE(525),
    PAGE_PROGRESSION(527);

    final int number;

    ExthField(int number) {
        this.number = number;
    }

    /** Where a statement was read, e.g. {@code EXTH 100 author}. */
    String origin() {
        return "EXTH " + number + " " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
