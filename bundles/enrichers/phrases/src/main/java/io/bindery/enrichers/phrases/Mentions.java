package io.bindery.enrichers.phrases;

import io.bindery.api.metadata.Mention;
import io.bindery.api.metadata.Mention.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects names from sentences and judges what they are by the evidence of all their occurrences: lists of known names, titles before them,
 * verbs of speaking beside them, prepositions of place before them. What the evidence does not tell is left out. For one thread.
 */
final class Mentions {

    private static final Set<String> SPEAKING = Set.of(
            "said",
            "says",
            "cried",
            "asked",
            "answered",
            "replied",
            "exclaimed",
            "whispered",
            "muttered",
            "shouted",
            "thought",
            "remarked",
            "returned",
            "continued",
            "laughed",
            "smiled",
            "nodded",
            "sighed",
            "murmured",
            "added",
            "observed",
            "inquired");

    private static final Set<String> WHERE =
            Set.of("in", "at", "from", "to", "near", "toward", "towards", "round", "off", "through", "around");
    private static final Set<String> BETWEEN =
            Set.of("of", "de", "la", "von", "van", "du", "des", "der", "the", "d'", "di");

    private static final Pattern TIMES = Pattern.compile("\\b(1[0-9]{3}|20[0-2][0-9])s?\\b(?![,.]\\d)"
            + "|\\b(?:fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth"
            + "|eighteenth|nineteenth|twentieth|twenty-first) century\\b"
            + "|\\bMiddle Ages\\b|\\bRenaissance\\b|\\bReformation\\b|\\bAntiquity\\b|\\b(?:First|Second) World War\\b|\\bCivil War\\b"
            + "|\\bFrench Revolution\\b|\\bVictorian (?:age|era)\\b|\\b\\d{1,4} (?:B\\.?C\\.?|A\\.?D\\.?)(?![A-Za-z])");
    /** Before a number that is a year, and not of pounds or pages. */
    private static final Pattern YEAR_BEFORE = Pattern.compile(
            "(?i)(\\b(in|of|since|until|till|by|from|to|about|before|after|year|between|and|january|february|march|april|may|june|july|august"
                    + "|september|october|november|december)|[,(–-]|\\d(st|nd|rd|th)?,?)\\s*$");

    private static final int LEAST_PERSON = 2;
    private static final int LEAST_GUESSED_PLACE = 3;

    private final Gazetteer gazetteer;
    private final Map<String, Evidence> names = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();

    Mentions(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** What speaks for what a name is. */
    private static final class Evidence {
        private int count;
        private int person;
        private int place;
    }

    void see(Sentence sentence) {
        int at = 0;
        while (at < sentence.size()) {
            int end = end(sentence, at);
            if (end > at) {
                name(sentence, at, end);
            }
            at = Math.max(end, at + 1);
        }
        times(String.join(" ", sentence.tokens()));
    }

    /** Where a name ends that begins here; here, if none does. */
    private int end(Sentence sentence, int from) {
        int end = from;
        while (end < sentence.size() && capital(sentence, end) && (sentence.is(end, "PROPN") || known(sentence, end))) {
            end++;
            boolean linked = end + 1 < sentence.size()
                    && BETWEEN.contains(sentence.tokens()[end])
                    && sentence.is(end + 1, "PROPN")
                    && capital(sentence, end + 1);
            if (linked && end > from && gazetteer.place(join(sentence, from, end + 2))) {
                end++;
            }
        }
        return end;
    }

    private boolean known(Sentence sentence, int at) {
        String word = sentence.tokens()[at];
        return gazetteer.title(word) || gazetteer.givenName(word) || gazetteer.place(word);
    }

    private static boolean capital(Sentence sentence, int at) {
        String word = sentence.tokens()[at];
        return word.length() > 1
                && Character.isUpperCase(word.charAt(0))
                && word.chars().skip(1).anyMatch(Character::isLowerCase);
    }

    private static String join(Sentence sentence, int from, int to) {
        return String.join(" ", java.util.Arrays.asList(sentence.tokens()).subList(from, to));
    }

    private void name(Sentence sentence, int from, int to) {
        String whole = join(sentence, from, to);
        int begin = from;
        boolean titled = false;
        while (begin < to && gazetteer.title(sentence.tokens()[begin])) {
            begin++;
            titled = true;
        }
        if (begin == to || sentence.tokens()[to - 1].endsWith(".")) {
            return; // a title alone: the Captain, the Queen; or half a name that was cut at its full stop
        }
        String bare = join(sentence, begin, to);
        Evidence evidence = names.computeIfAbsent(bare, key -> new Evidence());
        evidence.count++;
        if (titled || (gazetteer.givenName(sentence.tokens()[begin]) && !gazetteer.place(whole))) {
            evidence.person += 2;
        }
        if (gazetteer.place(bare)) {
            evidence.place += titled ? 0 : 3;
        }
        String before = from == 0 ? "" : sentence.tokens()[from - 1].toLowerCase(java.util.Locale.ROOT);
        String after = to == sentence.size() ? "" : sentence.tokens()[to];
        if (SPEAKING.contains(before) || SPEAKING.contains(after)) {
            evidence.person += 2;
        }
        if (WHERE.contains(before)) {
            evidence.place++;
        }
    }

    private void times(String sentence) {
        Matcher matcher = TIMES.matcher(sentence);
        while (matcher.find()) {
            boolean year = matcher.group(1) != null;
            if (!year
                    || YEAR_BEFORE
                            .matcher(sentence.substring(0, matcher.start()))
                            .find()) {
                times.merge(matcher.group(), 1, Integer::sum);
            }
        }
    }

    /**
     * What was found, the most frequent first.
     *
     * @param most of each kind
     */
    List<Mention> list(int most) {
        List<Mention> persons = new ArrayList<>();
        List<Mention> places = new ArrayList<>();
        names.forEach((name, evidence) -> {
            boolean guessed = !gazetteer.place(name);
            if (evidence.person > evidence.place && evidence.count >= LEAST_PERSON) {
                persons.add(new Mention(Kind.PERSON, name, evidence.count));
            } else if (evidence.place > evidence.person
                    && (!guessed || (evidence.place * 2 > evidence.count && evidence.count >= LEAST_GUESSED_PLACE))) {
                places.add(new Mention(Kind.PLACE, name, evidence.count));
            }
        });
        List<Mention> whens = new ArrayList<>();
        times.forEach((time, count) -> whens.add(new Mention(Kind.TIME, time, count)));
        List<Mention> all = new ArrayList<>();
        for (List<Mention> kind : List.of(persons, places, whens)) {
            kind.sort(ORDER);
            all.addAll(kind.subList(0, Math.min(most, kind.size())));
        }
        all.sort(ORDER);
        return all;
    }

    private static final Comparator<Mention> ORDER =
            Comparator.comparingLong(Mention::count).reversed().thenComparing(Mention::name);
}
