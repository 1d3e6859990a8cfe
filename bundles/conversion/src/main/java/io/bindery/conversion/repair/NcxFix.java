package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The table of contents for older readers names the book by its identifier, has ids that are there once, and leads to what is there (OPF
 * 2.0.1, section 2.4.1); one that leads nowhere goes, as EPUB 3 needs none.
 */
final class NcxFix implements BookFix {

    @Override
    public void mend(MadeBook book) throws RejectedException, IOException {
        boolean first = true;
        for (Element item : book.items()) {
            if (!item.attr("media-type").equals(Kinds.NCX)) {
                continue;
            }
            String path = book.path(item);
            Document ncx = first ? Xml.parse(book.read(path)) : new Document("");
            if (first && mend(book, path, ncx)) {
                book.write(path, Xml.bytes(ncx));
                first = false;
            } else {
                item.remove();
                book.remove(path);
                book.tally().add(RepairError.NCX);
            }
        }
    }

    /** False if nothing is left. */
    private static boolean mend(MadeBook book, String path, Document ncx) {
        Element root = ncx.firstElementChild();
        if (root == null || !root.normalName().equals("ncx")) {
            return false;
        }
        Element head = root.selectFirst("head");
        if (head == null) {
            head = root.prependElement("head");
        }
        head.select("meta[name=dtb:uid]").remove();
        head.prependElement("meta").attr("name", "dtb:uid").attr("content", identifier(book));
        Set<String> ids = new HashSet<>();
        for (Element element : List.copyOf(root.getAllElements())) {
            if (element.hasAttr("id") && (!Xml.isId(element.attr("id")) || !ids.add(element.attr("id")))) {
                element.attr("id", fresh(ids));
                book.tally().add(RepairError.NCX);
            }
            element.removeAttr("playOrder");
        }
        for (Element content : root.select("content")) {
            source(book, path, content);
        }
        root.select("pageList, pagelist, navList, navlist").forEach(Element::remove);
        return root.select("navMap > navPoint, navmap > navpoint").size() > 0;
    }

    private static String fresh(Set<String> ids) {
        for (int i = 1; ; i++) {
            if (ids.add("point-" + i)) {
                return "point-" + i;
            }
        }
    }

    private static String identifier(MadeBook book) {
        Element identifier = book.metadata().getElementById(book.root().attr("unique-identifier"));
        return identifier == null ? "" : identifier.text().strip();
    }

    private static void source(MadeBook book, String path, Element content) {
        Hrefs.Target target = Hrefs.resolve(path, content.attr("src"));
        Element point = content.parent();
        boolean there = target != null
                && book.facts(target.path()).isPresent()
                && book.readingOrder().contains(target.path());
        if (!there && point != null) {
            content.remove();
            point.select("> navLabel, > navlabel").remove();
            point.unwrap();
            book.tally().add(RepairError.NCX);
        } else if (target != null && target.fragment() != null) {
            String id = IdFix.name(target.fragment());
            boolean known = book.facts(target.path())
                    .map(facts -> facts.ids().contains(id))
                    .orElse(false);
            String right = Hrefs.relative(path, target.path()) + (known ? "#" + Hrefs.encode(id) : "");
            if (!known) {
                book.tally().add(RepairError.NCX);
            }
            content.attr("src", right);
        }
    }
}
