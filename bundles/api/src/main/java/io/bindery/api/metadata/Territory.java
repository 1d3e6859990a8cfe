package io.bindery.api.metadata;

import java.util.List;

/**
 * A part of the world. Immutable. Empty lists throughout mean that nothing is said.
 *
 * @param countries ISO 3166-1 codes of the countries that belong to it; unmodifiable
 * @param regions ONIX code list 49: {@code WORLD}, {@code ROW}, {@code GB-SCT} ...; unmodifiable
 * @param countriesWithout countries that do not, when a region that holds them does; unmodifiable
 * @param regionsWithout regions that do not; unmodifiable
 */
public record Territory(
        List<String> countries, List<String> regions, List<String> countriesWithout, List<String> regionsWithout) {

    /** The whole world. */
    public static final Territory WORLD = new Territory(List.of(), List.of("WORLD"), List.of(), List.of());

    /** Nothing is said of where. */
    public static final Territory NOT_STATED = new Territory(List.of(), List.of(), List.of(), List.of());

    public Territory {
        countries = codes(countries);
        regions = codes(regions);
        countriesWithout = codes(countriesWithout);
        regionsWithout = codes(regionsWithout);
    }

    private static List<String> codes(List<String> codes) {
        return Texts.list(codes).stream()
                .map(code -> Codes.capitals(code, "territory"))
                .toList();
    }
}
