package io.bindery.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.search.SearchQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9780306406157",
                "978-0-306-40615-7",
                "978 0 306 40615 7",
                "978–0–306–40615–7",
                "0306406152",
                "0-306-40615-2",
                "ISBN 0-306-40615-2",
                "isbn:9780306406157",
                "urn:isbn:9780306406157",
                "ISBN-13: 978-0-306-40615-7",
                "９７８０３０６４０６１５７"
            })
    void an_isbn_in_any_spelling_becomes_its_thirteen_digits(String typed) {
        assertThat(QueryText.read(typed)).isEqualTo("9780306406157");
        assertThat(QueryText.read("moby " + typed + " melville")).isEqualTo("moby 9780306406157 melville");
    }

    @Test
    void an_x_for_a_check_digit_is_read() {
        assertThat(QueryText.read("0-8044-2957-x")).isEqualTo("9780804429573");
    }

    @Test
    void one_that_is_being_typed_loses_its_hyphens_and_what_is_none_stays() {
        assertThat(QueryText.read("978-0-306")).isEqualTo("9780306");
        assertThat(QueryText.read("978-0-306-")).isEqualTo("9780306");
        assertThat(QueryText.read("9780306406158")).isEqualTo("9780306406158");
        assertThat(QueryText.read("1914-1918 moby-dick 10.1000/182")).isEqualTo("1914-1918 moby-dick 10.1000/182");
    }

    @Test
    void what_grows_stays_within_bounds() {
        assertThat(QueryText.read("\ufdfa".repeat(500))).hasSize(SearchQuery.MAX_TEXT);
    }
}
