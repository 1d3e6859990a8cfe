package io.bindery.conversion.repair;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The manifest names each file of the book once, under an id of its own, and none that is not there (EPUB 3.3, section 5.6). */
final class ManifestFix implements BookFix {

    @Override
    public void mend(MadeBook book) {
        Set<String> paths = new HashSet<>();
        Set<String> ids = new HashSet<>();
        Map<String, String> firstIds = new HashMap<>();
        for (Element item : book.items()) {
            String path = book.path(item);
            boolean there = book.contains(path) && !path.equals(book.packagePath()) && !path.startsWith("META-INF/");
            if (!there || !paths.add(path)) {
                if (there) {
                    refer(book, item.attr("id"), firstIds.getOrDefault(path, ""));
                }
                item.remove();
                book.tally().add(RepairError.MANIFEST);
                continue;
            }
            firstIds.put(path, item.attr("id"));
            if (!Xml.isId(item.attr("id")) || !ids.add(item.attr("id"))) {
                String fresh = book.freeId("item");
                if (!ids.contains(item.attr("id"))) {
                    refer(book, item.attr("id"), fresh);
                }
                item.attr("id", fresh);
                ids.add(fresh);
                firstIds.put(path, fresh);
                book.tally().add(RepairError.ID);
            }
        }
        for (String key : new String[] {"fallback", "media-overlay"}) {
            for (Element item : book.items()) {
                if (item.hasAttr(key) && !ids.contains(item.attr(key))) {
                    item.removeAttr(key);
                    book.tally().add(RepairError.MANIFEST);
                }
            }
        }
        undeclared(book, paths);
    }

    private static void refer(MadeBook book, String old, String fresh) {
        for (Element reference : book.spine().children()) {
            if (reference.attr("idref").equals(old)) {
                reference.attr("idref", fresh);
            }
        }
        if (book.spine().attr("toc").equals(old)) {
            book.spine().attr("toc", fresh);
        }
    }

    /** Documents and pictures that were forgotten are named; anything else is no part of the book. */
    private static void undeclared(MadeBook book, Set<String> declared) {
        for (String name : book.names()) {
            if (declared.contains(name)
                    || name.equals("mimetype")
                    || name.equals(book.packagePath())
                    || name.startsWith("META-INF/")) {
                continue;
            }
            String type = Kinds.byName(name);
            if (type.isEmpty() || type.equals(Kinds.NCX)) {
                book.remove(name);
                book.tally().add(RepairError.CONTAINER);
            } else {
                book.manifest()
                        .appendElement("item")
                        .attr("id", book.freeId("item"))
                        .attr("href", Hrefs.relative(book.packagePath(), name))
                        .attr("media-type", type);
                book.tally().add(RepairError.MANIFEST);
            }
        }
    }
}
