package io.bindery.enrichers.reading;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A formula of readability that was made for a language. They have scales of their own, so each is named with its value.
 *
 * @param name by which it is known
 * @param languages primary subtags of the languages that it was made for
 * @param value of counts
 */
record Formula(String name, java.util.Set<String> languages, ToDoubleFunction<Counts> value) {

    /** US school grade; J. P. Kincaid and others, 1975. */
    private static final Formula FLESCH_KINCAID = new Formula(
            "Flesch-Kincaid",
            java.util.Set.of("en"),
            counts -> 0.39 * counts.wordsPerSentence() + 11.8 * counts.syllablesPerWord() - 15.59);
    /** School year; R. Bamberger and E. Vanecek, 1984, the first of their formulas. */
    private static final Formula WIENER = new Formula(
            "Wiener Sachtextformel",
            java.util.Set.of("de"),
            counts -> 0.1935 * counts.percent(counts.threeSyllables())
                    + 0.1672 * counts.wordsPerSentence()
                    + 0.1297 * counts.percent(counts.sixLetters())
                    - 0.0327 * counts.percent(counts.monosyllables())
                    - 0.875);
    /** 0 hard to 100 easy; L. Kandel and A. Moles, 1958. */
    private static final Formula KANDEL_MOLES = new Formula(
            "Kandel-Moles",
            java.util.Set.of("fr"),
            counts -> 207 - 1.015 * counts.wordsPerSentence() - 73.6 * counts.syllablesPerWord());
    /** 0 hard to 100 easy; F. Szigriszt Pazos, 1993. */
    private static final Formula SZIGRISZT_PAZOS = new Formula(
            "Szigriszt-Pazos",
            java.util.Set.of("es"),
            counts -> 206.835 - 62.3 * counts.syllablesPerWord() - counts.wordsPerSentence());
    /** 0 hard to 100 easy; T. B. F. Martins and others, 1996. */
    private static final Formula FLESCH_MARTINS = new Formula(
            "Flesch-Martins",
            java.util.Set.of("pt"),
            counts -> 248.835 - 1.015 * counts.wordsPerSentence() - 84.6 * counts.syllablesPerWord());
    /** 0 hard to 100 easy; GULP, 1988. */
    private static final Formula GULPEASE = new Formula(
            "Gulpease",
            java.util.Set.of("it"),
            counts -> 89 + (300.0 * counts.sentences() - 10.0 * counts.letters()) / counts.words());
    /** 0 hard to 100 easy; W. H. Douma, 1960. */
    private static final Formula FLESCH_DOUMA = new Formula(
            "Flesch-Douma",
            java.util.Set.of("nl"),
            counts -> 206.84 - 0.93 * counts.wordsPerSentence() - 77 * counts.syllablesPerWord());
    /** 0 hard to 100 easy; I. V. Oborneva, 2006. */
    private static final Formula OBORNEVA = new Formula(
            "Oborneva",
            java.util.Set.of("ru"),
            counts -> 206.836 - 1.52 * counts.wordsPerSentence() - 65.14 * counts.syllablesPerWord());
    /** 20 easy to 60 hard; C. H. Björnsson, 1968. */
    private static final Formula LIX = new Formula(
            "LIX",
            java.util.Set.of("sv", "da", "no"),
            counts -> counts.wordsPerSentence() + counts.percent(counts.sixLetters()));

    private static final Map<String, Formula> BY_LANGUAGE = index(
            FLESCH_KINCAID,
            WIENER,
            KANDEL_MOLES,
            SZIGRISZT_PAZOS,
            FLESCH_MARTINS,
            GULPEASE,
            FLESCH_DOUMA,
            OBORNEVA,
            LIX);

    private static Map<String, Formula> index(Formula... formulas) {
        Map<String, Formula> index = new java.util.HashMap<>();
        for (Formula formula : formulas) {
            formula.languages().forEach(language -> index.put(language, formula));
        }
        return Map.copyOf(index);
    }

    /** The one for a language; empty if none is known here. */
    static Optional<Formula> of(String language) {
        return Optional.ofNullable(BY_LANGUAGE.get(language));
    }
}
