package io.bindery.feeds.onix.rules;

import io.bindery.feeds.onix.OnixError;
import io.bindery.feeds.onix.vocabulary.Vocabulary;
import io.bindery.feeds.onix.vocabulary.Vocabulary.Entry;
import io.bindery.feeds.onix.vocabulary.Vocabulary.Kind;
import io.bindery.feeds.onix.vocabulary.Vocabulary.Part;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.TreeBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks a record of ONIX 3 against its vocabulary: elements that are none, or stand where they may not; elements that are missing or
 * stand too often; codes that are in no list. This is less than EDItEUR's schemas check: not the order of elements, nor which of two
 * exclude each other. What keeps a record from being understood refuses it; all else is told, and the record is taken in.
 */
public final class RecordCheck {

    /** How often an element may be repeated in one composite; no real record comes near. */
    private static final int MAX_REPEATED = 1_000;

    /** Of elements of which a composite must have one, those that the vocabulary does not tell from alternatives. */
    private static final Set<String> KEYS = Set.of("IDValue", "Date", "TitleElement", "Text");

    private final Vocabulary vocabulary;
    private final Problems problems;

    public RecordCheck(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** Checks the record, and all within it. */
    public void check(Element composite) {
        Entry entry = vocabulary.entry(composite.name());
        if (entry == null || entry.kind() != Kind.COMPOSITE) {
            return;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Element child : composite.children()) {
            if (!child.name().equals(TreeBuilder.CARRIED)) {
                check(child, entry, counts.merge(child.name(), 1, Integer::sum));
            }
        }
        entry.parts().forEach((name, part) -> {
            if (part.required() && !counts.containsKey(name) && isKey(name)) {
                problems.warn(OnixError.MISSING, composite.name() + " has no " + name, composite.line());
            }
        });
    }

    /** Elements that say what their composite is about are never alternatives of others. */
    private boolean isKey(String name) {
        Entry entry = vocabulary.entry(name);
        boolean type = entry != null && entry.kind() == Kind.CODE && (name.endsWith("Type") || name.endsWith("Role"));
        return type || KEYS.contains(name);
    }

    private void check(Element child, Entry parent, int count) {
        Part part = parent.parts().get(child.name());
        if (part == null) {
            Entry known = vocabulary.entry(child.name());
            String what = known == null ? " is no element of ONIX" : " may not stand in " + parent.name();
            problems.warn(OnixError.UNKNOWN_ELEMENT, child.name() + what, child.line());
            return;
        }
        if (!part.repeatable() && count == 2) {
            problems.warn(OnixError.REPEATED, parent.name() + " has more than one " + child.name(), child.line());
        }
        if (count == MAX_REPEATED + 1) {
            String message = parent.name() + " has more than " + MAX_REPEATED + " elements " + child.name();
            problems.refuse(OnixError.TOO_LARGE, message, child.line());
        }
        code(child);
        check(child);
    }

    private void code(Element element) {
        Entry entry = vocabulary.entry(element.name());
        if (entry == null || entry.codeList().isEmpty() || element.text().isEmpty()) {
            return;
        }
        String[] codes = entry.kind() == Kind.CODES ? element.text().split("\\s+") : new String[] {element.text()};
        for (String code : codes) {
            if (Vocabulary.isUnknownCode(entry.codeList(), code)) {
                String shown = code.substring(0, Math.min(40, code.length()));
                problems.warn(
                        OnixError.UNKNOWN_CODE,
                        element.name() + ": \"" + shown + "\" is not in code list " + entry.codeList(),
                        element.line());
            }
        }
    }
}
