package io.bindery.enrichers.series;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How titles name the series that they belong to, and the number in it, in the trade's languages. */
final class SeriesPattern {

    /** A number, or a word or Roman numeral for one. */
    private static final String NUMBER = "(?<number>\\d{1,3}(?:\\.\\d)?|[IVX]{1,6}|" + Ordinals.WORDS + ")";

    private static final String BOOK =
            "(?:book|novel|vol(?:ume|\\.)?|no\\.?|nr\\.?|number|band|bd\\.?|buch|teil|tome|livre|libro|tomo|volumen|volume|vol\\.|livro|deel|boek|bok|del|bog|tom|часть|книга|том)";
    private static final String VOLUMES = "(?i)vol.*|band|bd\\.?|tome|tomo|deel|том";
    private static final String OF =
            "(?:of|in|from|der|des|von|aus|de la|de las|de los|du|des|de|della|dei|delle|del|di|do|da|van|av)";

    /** @param surety how seldom the pattern deceives */
    private record Form(Pattern pattern, double surety) {}

    private static final List<Form> FORMS = List.of(
            // Title (The Expanse, #3), Title (Discworld #12), Title (Wheel of Time, Book 3)
            form(
                    ".+?\\s*[(\\[](?<name>[^()\\[\\]]{2,80}?)[,:;]?\\s+(?:#|" + BOOK + "\\s*#?)\\s*" + NUMBER
                            + "[)\\]]\\s*",
                    0.95),
            // Title (Book 3 of The Expanse)
            form(
                    ".+?\\s*[(\\[](?:the\\s+)?" + BOOK + "\\s+" + NUMBER + "\\s+" + OF
                            + "\\s+(?<name>[^()\\[\\]]{2,80})[)\\]]\\s*",
                    0.95),
            // Title: Book Two of The Lord of the Rings; Book 2 of …
            form(
                    "(?:.+?[:;,.–—-]\\s*)?(?:the\\s+)?" + BOOK + "\\s+" + NUMBER + "\\s+" + OF
                            + "\\s+(?<name>[^:;()]{2,80})",
                    0.9),
            // The Second Book of the Dun Cow
            form(
                    "(?:.+?[:;–—-]\\s*)?the\\s+" + Ordinals.group()
                            + "\\s+(?:book|novel|volume)\\s+(?:of|in)\\s+(?<name>[^:;()]{2,80})",
                    0.8),
            // Die zwei Türme: Der Herr der Ringe, Band 2; Der Herr der Ringe, Band 2
            form("(?:.+?[:;–—]\\s+)?(?<name>[^:;,()]{2,80}),\\s+" + BOOK + "\\s*" + NUMBER, 0.85),
            // The Expanse, Book 2: Caliban's War
            form("(?<name>[^:;,()]{2,80}),\\s+" + BOOK + "\\s*" + NUMBER + "\\s*[:–—-]\\s+.+", 0.85),
            // The Expanse #2: Caliban's War; Caliban's War - The Expanse #2
            form("(?:.+\\s+[–—-]\\s+)?(?<name>[^:;()#–—]{2,80}?),?\\s+#\\s?" + NUMBER + "(?:\\s*[:–—-]\\s+.+)?", 0.85));

    private SeriesPattern() {}

    private static Form form(String pattern, double surety) {
        return new Form(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), surety);
    }

    /**
     * A series that a title names.
     *
     * @param name as the title has it
     * @param number in Arabic figures
     * @param set whether it is a work in volumes rather than a series of books
     * @param surety from 0 to 1
     */
    record Found(String name, String number, boolean set, double surety) {}

    /** @param title at most some hundred characters; longer ones name none */
    static Optional<Found> in(String title) {
        String text = title.replaceAll("\\s+", " ").strip();
        if (text.length() > 250) {
            return Optional.empty();
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text);
            if (matcher.matches()) {
                String name = matcher.group("name").strip().replaceAll("[\\s,:;–—-]+$", "");
                Optional<String> number = Ordinals.figures(matcher.group("number"));
                if (number.isPresent() && name.codePoints().anyMatch(Character::isLetter)) {
                    boolean set = Pattern.compile("\\b" + BOOK + "\\b", Pattern.CASE_INSENSITIVE)
                            .matcher(text)
                            .results()
                            .anyMatch(result -> result.group().matches(VOLUMES));
                    return Optional.of(new Found(name, number.get(), set, form.surety()));
                }
            }
        }
        return Optional.empty();
    }

    /** Words and Roman numerals for numbers. */
    private static final class Ordinals {

        private static final Map<String, Integer> VALUES = values(
                "one two three four five six seven eight nine ten eleven twelve",
                "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
                "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
                "un deux trois quatre cinq six sept huit neuf dix onze douze",
                "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
                "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo");

        static final String WORDS = String.join("|", VALUES.keySet());

        static String group() {
            return "(?<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)";
        }

        private static Map<String, Integer> values(String... rows) {
            Map<String, Integer> values = new java.util.TreeMap<>(java.util.Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(java.util.Comparator.naturalOrder()));
            for (String row : rows) {
                String[] words = row.split(" ", -1);
                for (int i = 0; i < words.length; i++) {
                    values.putIfAbsent(words[i], i + 1);
                }
            }
            return values;
        }

        static Optional<String> figures(String number) {
            if (Character.isDigit(number.charAt(0))) {
                String plain = number.replaceFirst("^0+(?=\\d)", "");
                return plain.equals("0") ? Optional.of("0") : Optional.of(plain);
            }
            Integer word = VALUES.get(number.toLowerCase(Locale.ROOT));
            if (word != null) {
                return Optional.of(word.toString());
            }
            int roman = roman(number.toUpperCase(Locale.ROOT));
            return roman > 0 && number.equals(number.toUpperCase(Locale.ROOT))
                    ? Optional.of(Integer.toString(roman))
                    : Optional.empty();
        }

        /** The value of a Roman numeral below 40; 0 if it is none. */
        private static int roman(String numeral) {
            int value = 0;
            int before = 0;
            for (int i = numeral.length() - 1; i >= 0; i--) {
                int one = "IVX".indexOf(numeral.charAt(i));
                int worth = one == 0 ? 1 : one == 1 ? 5 : one == 2 ? 10 : 0;
                value += worth < before ? -worth : worth;
                before = Math.max(before, worth);
            }
            return value;
        }
    }
}
