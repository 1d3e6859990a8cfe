package io.bindery.conversion.repair;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Ids are XML names that are there once in a document. Of several the first keeps it, as readers do; one that is no name keeps its
 * place under another, by which links that name it are mended later ({@link #name}).
 */
final class IdFix implements ContentFix {

    @Override
    public void mend(ContentDocument document) {
        Set<String> taken = new HashSet<>();
        for (Element element : document.all()) {
            if (!element.hasAttr("id")) {
                continue;
            }
            String id = element.attr("id");
            String name = name(id);
            if (!name.equals(id)) {
                document.count(RepairError.ID);
            } else if (taken.contains(name)) {
                document.count(RepairError.ID);
            }
            if (name.isEmpty() || !taken.add(name)) {
                element.removeAttr("id");
            } else {
                element.attr("id", name);
            }
        }
    }

    /**
     * The name that an id gets: itself, if it is good. HTML allows any without white space, EPUB's readers and EPUBCheck do as well,
     * so only white space is changed.
     */
    static String name(String id) {
        return id.strip().replaceAll("\\s+", "_");
    }
}
