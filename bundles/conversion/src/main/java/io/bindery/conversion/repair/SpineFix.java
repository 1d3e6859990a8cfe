package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The reading order names documents of the manifest, each once, and every document that a link leads to; the first is one that is read
 * (EPUB 3.3, section 5.7).
 */
final class SpineFix implements BookFix {

    private final Set<String> linked;

    /** @param linked the documents that links lead to */
    SpineFix(Set<String> linked) {
        this.linked = linked;
    }

    @Override
    public void mend(MadeBook book) throws RejectedException {
        Map<String, Element> items = new HashMap<>();
        book.items().forEach(item -> items.put(item.attr("id"), item));
        Set<String> named = new HashSet<>();
        for (Element reference : List.copyOf(book.spine().children())) {
            Element item = items.get(reference.attr("idref"));
            boolean readable = item != null
                    && (book.isXhtml(item) || item.attr("media-type").equals(Kinds.SVG));
            if (!readable || !named.add(reference.attr("idref"))) {
                reference.remove();
                book.tally().add(RepairError.SPINE);
                continue;
            }
            String linear = reference.attr("linear");
            boolean reached = linked.contains(book.path(item));
            if (!linear.isEmpty() && !linear.equals("yes") && !(linear.equals("no") && reached)) {
                reference.removeAttr("linear");
                book.tally().add(RepairError.SPINE);
            }
        }
        for (Element item : book.items()) {
            if (book.isXhtml(item) && linked.contains(book.path(item)) && named.add(item.attr("id"))) {
                book.spine()
                        .appendElement("itemref")
                        .attr("idref", item.attr("id"))
                        .attr("linear", "no");
                book.tally().add(RepairError.SPINE);
            }
        }
        if (book.spine().children().isEmpty()) {
            throw MadeBook.beyond("it has no reading order");
        }
        if (book.spine().children().stream()
                .allMatch(reference -> reference.attr("linear").equals("no"))) {
            book.spine().firstElementChild().removeAttr("linear");
            book.tally().add(RepairError.SPINE);
        }
        attributes(book, items);
        guide(book);
    }

    private static void attributes(MadeBook book, Map<String, Element> items) {
        Element spine = book.spine();
        Element ncx = items.values().stream()
                .filter(item -> item.attr("media-type").equals(Kinds.NCX))
                .findFirst()
                .orElse(null);
        String right = ncx == null ? "" : ncx.attr("id");
        if (!spine.attr("toc").equals(right)) {
            book.tally().add(RepairError.NCX);
            if (right.isEmpty()) {
                spine.removeAttr("toc");
            } else {
                spine.attr("toc", right);
            }
        }
        if (spine.hasAttr("page-map")) {
            spine.removeAttr("page-map");
            book.tally().add(RepairError.SPINE);
        }
        if (spine.hasAttr("page-progression-direction")
                && !spine.attr("page-progression-direction").matches("ltr|rtl|default")) {
            spine.removeAttr("page-progression-direction");
            book.tally().add(RepairError.SPINE);
        }
    }

    /** Parts of older packages; the guide stays as far as it leads somewhere. */
    private static void guide(MadeBook book) {
        for (Element part : List.copyOf(book.root().children())) {
            if (part.normalName().matches("tours|bindings")) {
                part.remove();
                book.tally().add(RepairError.GUIDE);
            } else if (part.normalName().equals("guide")) {
                for (Element reference : List.copyOf(part.children())) {
                    Hrefs.Target target = Hrefs.resolve(book.packagePath(), reference.attr("href"));
                    boolean good = target != null
                            && book.readingOrder().contains(target.path())
                            && !reference.attr("type").isBlank();
                    if (!good) {
                        reference.remove();
                        book.tally().add(RepairError.GUIDE);
                    } else if (target.fragment() != null
                            && book.facts(target.path())
                                    .map(facts -> !facts.ids().contains(target.fragment()))
                                    .orElse(true)) {
                        reference.attr("href", Hrefs.relative(book.packagePath(), target.path()));
                        book.tally().add(RepairError.GUIDE);
                    }
                }
                if (part.children().isEmpty()) {
                    part.remove();
                }
            }
        }
    }
}
