package io.bindery.conversion.repair;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What refers to other elements of the document by their ids names only those that are there. */
final class ReferenceFix implements ContentFix {

    private static final List<String> KEYS = List.of(
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "aria-owns",
            "aria-flowto",
            "aria-details",
            "aria-activedescendant",
            "aria-errormessage",
            "headers",
            "for",
            "list",
            "form",
            "itemref");

    @Override
    public void mend(ContentDocument document) {
        Set<String> ids = new HashSet<>();
        List<Element> all = document.all();
        all.forEach(element -> ids.add(element.attr("id")));
        for (Element element : all) {
            for (String key : KEYS) {
                if (element.hasAttr(key)) {
                    String value = element.attr(key).strip();
                    String there = Arrays.stream(value.split("\\s+"))
                            .filter(ids::contains)
                            .collect(Collectors.joining(" "));
                    if (!there.equals(value)) {
                        document.count(RepairError.REFERENCE);
                    }
                    if (there.isEmpty()) {
                        element.removeAttr(key);
                    } else {
                        element.attr(key, there);
                    }
                }
            }
        }
    }
}
