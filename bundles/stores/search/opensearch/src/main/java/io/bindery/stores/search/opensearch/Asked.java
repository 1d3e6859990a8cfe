package io.bindery.stores.search.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * The words of a query, each with the forms that will do.
 *
 * @param words for each word its forms, the likest first
 * @param open whether the last word may be the beginning of one
 * @param languages those that books have
 * @param empty those of them in which all words are stop words, so that these must count
 */
record Asked(List<List<String>> words, boolean open, Set<String> languages, Set<String> empty) {

    boolean nothing() {
        return words.isEmpty();
    }

    List<String> first() {
        return words.stream().map(forms -> forms.get(0)).toList();
    }

    /** Adds what a book must have. */
    void must(ArrayNode into) {
        for (int i = 0; i < words.size(); i++) {
            must(into, i);
        }
    }

    /** Adds that it must have this word. */
    void must(ArrayNode into, int index) {
        ArrayNode ways = into.addObject().putObject("bool").putArray("should");
        for (String form : words.get(index)) {
            match(ways.addObject(), form, "", "none");
            if (open && index == words.size() - 1) {
                for (String field : Layout.FIELDS) {
                    ways.addObject()
                            .putObject("prefix")
                            .putObject(field)
                            .put("value", form)
                            .put("boost", Layout.WEIGHTS.getOrDefault(field, 1) / 4.0);
                }
            }
            for (String language : languages) {
                ObjectNode its = ways.addObject().putObject("bool");
                its.putArray("filter").addObject().putObject("term").put("in", language);
                // A stop word leaves nothing to look for, and need not be there.
                match(
                        its.putArray("must").addObject(),
                        form,
                        language + ".",
                        empty.contains(language) ? "none" : "all");
            }
        }
    }

    private static void match(ObjectNode query, String form, String prefix, String ifStopWord) {
        ObjectNode match = query.putObject("multi_match");
        match.put("query", form).put("type", "most_fields").put("zero_terms_query", ifStopWord);
        ArrayNode fields = match.putArray("fields");
        Layout.FIELDS.forEach(field -> fields.add(prefix + field + "^" + Layout.WEIGHTS.getOrDefault(field, 1)));
    }

    /** Whether a word of a text fits as it is. */
    boolean fits(String word) {
        for (int i = 0; i < words.size(); i++) {
            boolean beginning = open && i == words.size() - 1;
            for (String form : words.get(i)) {
                if (word.equals(form) || beginning && word.startsWith(form)) {
                    return true;
                }
            }
        }
        return false;
    }
}
