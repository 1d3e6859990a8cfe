package io.bindery.quality.plausibility;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.finding.Location;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.language.MainLanguage;
import io.bindery.language.Passages;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.language.detect.LanguageConfidence;
import org.apache.tika.language.detect.LanguageResult;

/** Holds the language that a book states against that of its text. */
final class LanguageCheck {

    private static final int PASSAGES = 5;
    private static final int LENGTH = 4_000;
    /** Shorter texts are told apart by chance. */
    private static final int LEAST = 400;
    /** Of five passages: a book may quote a chapter in another language. */
    private static final double MAJORITY = 0.75;

    private LanguageCheck() {}

    static void check(BookContent book, BookMetadata known, Detector detector, Remarks remarks) throws IOException {
        Optional<BookText> text = book.text();
        String stated = known.first(MetadataField.LANGUAGES).orElse("");
        String primary = MainLanguage.primary(stated);
        if (text.isEmpty() || (!stated.isBlank() && primary.isEmpty())) {
            return; // nothing to hold it against, or said to be in several or in none
        }
        String found = detect(Passages.of(text.get(), PASSAGES, LENGTH), detector);
        if (found.isEmpty()) {
            return;
        }
        if (stated.isBlank()) {
            remarks.inform(
                    PlausibilityError.LANGUAGE_NOT_STATED,
                    "no language is stated; the text seems to be " + name(found),
                    Location.BOOK);
        } else if (!primary.equals(found)
                && known.all(MetadataField.LANGUAGES).stream()
                        .map(MainLanguage::primary)
                        .noneMatch(found::equals)) {
            remarks.warn(
                    PlausibilityError.LANGUAGE_DIFFERS,
                    "the book says " + name(primary) + ", and the text seems to be " + name(found),
                    Location.BOOK);
        }
    }

    private static String detect(List<String> passages, Detector detector) {
        Map<String, Integer> votes = new HashMap<>();
        int asked = 0;
        for (String passage : passages) {
            if (passage.length() >= LEAST) {
                asked++;
                LanguageResult result = detector.detect(passage);
                if (result.getConfidence() == LanguageConfidence.HIGH) {
                    votes.merge(MainLanguage.primary(result.getLanguage()), 1, Integer::sum);
                }
            }
        }
        int all = asked;
        return votes.entrySet().stream()
                .filter(vote -> !vote.getKey().isEmpty() && vote.getValue() >= Math.max(1, all * MAJORITY))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String name(String language) {
        return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH) + " (" + language + ")";
    }

    /** Tells the language of a text. */
    @FunctionalInterface
    interface Detector {
        LanguageResult detect(String text);
    }
}
