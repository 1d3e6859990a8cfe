package io.bindery.enrichers.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.testkit.MetadataEnricherContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesEnricherTest extends MetadataEnricherContract {

    @Override
    protected MetadataEnricher enricher() {
        return new SeriesEnricher();
    }

    @Override
    protected TestBook book() {
        return TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'});
    }

    @Override
    protected BookMetadata known() {
        return titled("Caliban's War (The Expanse, #2)");
    }

    private static BookMetadata titled(String title) {
        return BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.TITLES, Title.main(title), "")
                        .build(),
                "test",
                Instant.EPOCH);
    }

    private static BookMetadata enriched(BookMetadata known) {
        try (TestStepContext context = new TestStepContext()) {
            TestBook book = TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'});
            return known.apply(new SeriesEnricher().enrich(book, known, context), "series", Instant.EPOCH);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Caliban's War (The Expanse, #2) | The Expanse | 2 | series",
                "Guards! Guards! (Discworld #8) | Discworld | 8 | series",
                "The Great Hunt (The Wheel of Time, Book 2) | The Wheel of Time | 2 | series",
                "The Gunslinger (Book 1 of the Dark Tower) | the Dark Tower | 1 | series",
                "The Two Towers: Book Two of The Lord of the Rings | The Lord of the Rings | 2 | series",
                "Swann's Way: Volume I of In Search of Lost Time | In Search of Lost Time | 1 | set",
                "Die zwei Türme: Der Herr der Ringe, Band 2 | Der Herr der Ringe | 2 | set",
                "Der Herr der Ringe, Band 3 | Der Herr der Ringe | 3 | set",
                "Les Misérables, Tome IV | Les Misérables | 4 | set",
                "The Expanse, Book 2: Caliban's War | The Expanse | 2 | series",
                "Dune Messiah - Dune Chronicles #2 | Dune Chronicles | 2 | series",
                "El nombre del viento: Libro 1 de Crónica del asesino | Crónica del asesino | 1 | series",
                "The Second Book of the Dun Cow | the Dun Cow | 2 | series",
                "A Prelude (Robot, Book 0.5) | Robot | 0.5 | series"
            })
    void a_title_that_names_its_series(String title, String name, String number, String type) {
        assertThat(enriched(titled(title)).all(MetadataField.SERIES))
                .containsExactly(new Collection(name, type, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Catch-22",
                "1984",
                "The Book of Three",
                "Fahrenheit 451",
                "The Sign of the Four",
                "Henry IV, Part 1",
                "A Tale of Two Cities",
                "The Jungle Book",
                "Moby-Dick; or, The Whale",
                "Ten Days That Shook the World (Illustrated)",
                "The Thirty-Nine Steps",
                "Psmith, Journalist",
                "Book Lovers",
                "The Decameron, Volume MMXX of",
                "#1",
                "The Complete Works (1890)"
            })
    void a_title_that_names_none(String title) {
        assertThat(enriched(titled(title)).all(MetadataField.SERIES)).isEmpty();
    }

    @Test
    void a_subtitle_speaks_too_and_what_the_book_states_stands() {
        BookMetadata known = titled("The Two Towers")
                .apply(
                        MetadataPatch.builder()
                                .add(
                                        MetadataField.TITLES,
                                        new Title("Book Two of The Lord of the Rings", Title.Type.SUBTITLE),
                                        "")
                                .build(),
                        "test",
                        Instant.EPOCH);
        assertThat(enriched(known).all(MetadataField.SERIES))
                .containsExactly(new Collection("The Lord of the Rings", "series", "2"));
        BookMetadata stated = known.apply(
                MetadataPatch.builder()
                        .add(MetadataField.SERIES, new Collection("Lord of the Rings", "series", "2"), "opf")
                        .build(),
                "epub",
                Instant.EPOCH);
        assertThat(enriched(stated)).isEqualTo(stated);
    }

    @Test
    void a_title_made_to_keep_the_search_busy_is_answered() {
        String nasty = "a, book ".repeat(30) + "(" + "x, #".repeat(20);
        assertThat(enriched(titled(nasty)).all(MetadataField.SERIES)).isEmpty();
        assertThat(enriched(titled("(".repeat(100_000))).all(MetadataField.SERIES))
                .isEmpty();
    }
}
