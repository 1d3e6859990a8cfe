package io.bindery.conversion.repair;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * References of documents lead to what is there (EPUB 3.3, sections 3.3 and 6.1). A link to nowhere keeps its text; a picture that is
 * not there leaves its alternative text. Works when all documents are mended, because it must know their ids. For one book.
 */
final class LinkFix {

    private final MadeBook book;
    private final Set<String> declared = new HashSet<>();
    private final Set<String> linked = new HashSet<>();

    LinkFix(MadeBook book) {
        this.book = book;
        book.items().forEach(item -> declared.add(book.path(item)));
    }

    /** The documents that links lead to. */
    Set<String> linked() {
        return linked;
    }

    void mend(ContentDocument document) {
        for (Element element : document.all()) {
            switch (element.normalName()) {
                case "a", "area" -> {
                    link(document, element, "href");
                    link(document, element, "xlink:href");
                }
                case "img", "image", "source", "audio", "video", "track", "embed", "iframe", "input" ->
                    media(document, element);
                case "object" -> resource(document, element, "data");
                case "link" -> sheet(document, element);
                case "math" -> {
                    if (element.hasAttr("altimg") && target(document, element.attr("altimg")) == null) {
                        element.removeAttr("altimg");
                        document.count(RepairError.MISSING_RESOURCE);
                    }
                }
                case "use" -> use(document, element);
                case "style" -> style(document, element);
                default -> {
                    // refers to nothing
                }
            }
            for (String key : new String[] {"cite", "longdesc", "background"}) {
                if (element.hasAttr(key)
                        && !Hrefs.followable(element.attr(key))
                        && target(document, element.attr(key)) == null) {
                    element.removeAttr(key);
                    document.count(RepairError.DANGLING_LINK);
                }
            }
        }
    }

    /** Where it leads, if that is in the book. */
    private Hrefs.@Nullable Target target(ContentDocument document, String href) {
        Hrefs.Target target = Hrefs.resolve(document.path(), href);
        if (target == null) {
            return null;
        }
        String current = book.current(target.path());
        return declared.contains(current) ? new Hrefs.Target(current, target.fragment()) : null;
    }

    private void link(ContentDocument document, Element link, String key) {
        if (!link.hasAttr(key)) {
            return;
        }
        String href = link.attr(key).strip();
        if (Hrefs.external(href)) {
            if (!Hrefs.followable(href)) {
                link.removeAttr(key);
                document.count(RepairError.DANGLING_LINK);
            }
            return;
        }
        Hrefs.Target target = target(document, href);
        MadeBook.Facts facts = target == null ? null : book.facts(target.path()).orElse(null);
        if (target == null || href.isEmpty() || facts == null) {
            // Not there, or no document: a reader could not show it in its reading order.
            link.removeAttr(key);
            document.count(RepairError.DANGLING_LINK);
            return;
        }
        linked.add(target.path());
        String right = href(document, target, facts);
        if (right.isEmpty()) {
            link.removeAttr(key);
            document.count(RepairError.DANGLING_LINK);
        } else if (!right.equals(href)) {
            link.attr(key, right);
            if (target.fragment() != null && right.indexOf('#') < 0) {
                document.count(RepairError.DANGLING_LINK);
            }
        }
    }

    /** The reference as it should be written; empty if it leads to no place in its own document. */
    private static String href(ContentDocument document, Hrefs.Target target, MadeBook.Facts facts) {
        boolean same = target.path().equals(document.path());
        String fragment = target.fragment() == null ? "" : IdFix.name(target.fragment());
        String anchor = facts.ids().contains(fragment) && !fragment.isEmpty() ? "#" + Hrefs.encode(fragment) : "";
        if (same && target.fragment() != null) {
            return anchor;
        }
        return Hrefs.relative(document.path(), target.path()) + anchor;
    }

    private void media(ContentDocument document, Element element) {
        if (element.normalName().equals("image")) {
            resource(document, element, element.hasAttr("href") ? "href" : "xlink:href");
            return;
        }
        if (element.hasAttr("srcset")) {
            element.removeAttr("srcset");
            document.count(RepairError.MISSING_RESOURCE);
        }
        if (element.hasAttr("poster") && target(document, element.attr("poster")) == null) {
            element.removeAttr("poster");
            document.count(RepairError.MISSING_RESOURCE);
        }
        if (element.hasAttr("src")) {
            resource(document, element, "src");
        } else if (element.normalName().equals("source")) {
            element.remove();
            document.count(RepairError.MISSING_RESOURCE);
        }
    }

    private void resource(ContentDocument document, Element element, String key) {
        String href = element.attr(key).strip();
        if (Hrefs.data(href)) {
            if (href.matches("(?is)data:image/(png|jpeg|gif|webp|svg\\+xml)[;,].*")) {
                return;
            }
        } else {
            Hrefs.Target target = target(document, href);
            if (target != null) {
                String right = Hrefs.relative(document.path(), target.path())
                        + (target.fragment() == null ? "" : "#" + Hrefs.encode(target.fragment()));
                if (!right.equals(href)) {
                    element.attr(key, right);
                }
                return;
            }
        }
        document.count(Hrefs.external(href) ? RepairError.REMOTE : RepairError.MISSING_RESOURCE);
        String words = element.attr("alt").strip();
        if (element.normalName().equals("object") || element.normalName().matches("audio|video")) {
            element.tagName("div");
            element.clearAttributes();
        } else if (words.isEmpty()) {
            element.remove();
        } else {
            element.tagName("span");
            element.clearAttributes();
            element.empty();
            element.text(words);
        }
    }

    private void sheet(ContentDocument document, Element link) {
        String href = link.attr("href").strip();
        if (href.indexOf('#') >= 0) {
            href = href.substring(0, href.indexOf('#'));
            link.attr("href", href);
            document.count(RepairError.DANGLING_LINK);
        }
        boolean style = link.attr("rel").toLowerCase(java.util.Locale.ROOT).contains("stylesheet");
        if (target(document, href) == null || !style) {
            link.remove();
            document.count(Hrefs.external(href) ? RepairError.REMOTE : RepairError.MISSING_RESOURCE);
        }
    }

    private void use(ContentDocument document, Element use) {
        String key = use.hasAttr("href") ? "href" : "xlink:href";
        Hrefs.Target target = target(document, use.attr(key));
        boolean here = target != null && (!target.path().equals(document.path()) || knows(document, target.fragment()));
        if (!here) {
            use.remove();
            document.count(RepairError.DANGLING_LINK);
        }
    }

    private boolean knows(ContentDocument document, @Nullable String fragment) {
        return book.facts(document.path())
                .map(facts -> facts.ids().contains(fragment))
                .orElse(false);
    }

    private void style(ContentDocument document, Element style) {
        String css = style.data().isEmpty() ? style.wholeText() : style.data();
        String mended = CssFix.sheet(css, href -> good(document.path(), href), book.tally());
        if (!mended.equals(css)) {
            style.empty();
            style.appendText(mended);
        }
    }

    /** Whether a reference of a style sheet leads to a file of the book. */
    boolean good(String from, String href) {
        if (Hrefs.data(href) || href.startsWith("#")) {
            return true;
        }
        Hrefs.Target target = Hrefs.resolve(from, href);
        return target != null && declared.contains(target.path());
    }
}
