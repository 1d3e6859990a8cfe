package io.bindery.formats.markdown;

import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.prose.Addresses;
import io.bindery.prose.FindingList;
import io.bindery.prose.ProseError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds links and pictures that lead nowhere, HTML and scripts. For one walk by one thread. */
final class CheckVisitor implements Tree.Visitor {

    /** The one file of a Markdown book; what its sender calls it must not show in findings. */
    static final String PATH = "book.md";

    private static final Pattern UNRESOLVED = Pattern.compile("\\[[^\\[\\]\\n]{1,200}\\]\\[[^\\[\\]\\n]{1,100}\\]");
    private static final Pattern SCRIPT = Pattern.compile("(?i)\\s*(javascript|vbscript|data:text/html).*");
    private static final Pattern ID = Pattern.compile("\\{[^{}\\n]{0,300}#([^\\s}]{1,200})[^{}\\n]{0,300}\\}");
    private static final int SHOWN = 200;
    private static final int MOST = 100_000;

    private record Use(String target, Location at) {}

    private final FindingList findings;
    private final Set<String> anchors = new HashSet<>();
    private final List<Use> links = new ArrayList<>();
    private final StringBuilder heading = new StringBuilder();
    private boolean inHeading;
    private int html;
    private Location firstHtml = Location.BOOK;

    CheckVisitor(FindingList findings) {
        this.findings = findings;
    }

    private static Location place(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            List<SourceSpan> spans = at.getSourceSpans();
            if (!spans.isEmpty()) {
                return new Location(PATH, spans.get(0).getLineIndex() + 1, Location.UNKNOWN);
            }
        }
        return Location.of(PATH);
    }

    @Override
    public boolean enter(Node node) {
        if (node instanceof Heading) {
            inHeading = true;
            heading.setLength(0);
        } else if (node instanceof Link link) {
            link(link.getDestination(), place(node));
        } else if (node instanceof Image image) {
            picture(image.getDestination(), place(node));
        } else if (node instanceof HtmlBlock block) {
            html(block.getLiteral(), node);
        } else if (node instanceof HtmlInline inline) {
            html(inline.getLiteral(), node);
        } else if (node instanceof Text text) {
            text(text.getLiteral(), node);
        }
        return true;
    }

    private void text(String literal, Node node) {
        if (inHeading && heading.length() < SHOWN) {
            heading.append(literal, 0, Math.min(literal.length(), SHOWN));
        }
        Matcher unresolved = UNRESOLVED.matcher(literal);
        if (unresolved.find()) {
            findings.add(
                    ProseError.BROKEN_LINK,
                    Severity.WARNING,
                    "no definition is there for " + Addresses.cut(unresolved.group()),
                    place(node));
        }
        Matcher id = ID.matcher(literal);
        while (id.find() && anchors.size() < MOST) {
            anchors.add(id.group(1));
        }
    }

    private void link(String target, Location at) {
        if (SCRIPT.matcher(target).matches()) {
            findings.add(ProseError.SCRIPT, Severity.ERROR, "a link that runs a script: " + Addresses.cut(target), at);
        } else if (target.startsWith("#")) {
            if (links.size() < MOST) {
                links.add(new Use(target.substring(1), at));
            }
        } else if (target.isBlank()) {
            findings.add(ProseError.BROKEN_LINK, Severity.WARNING, "a link without a target", at);
        } else if (!Addresses.outside(target)) {
            String message = "a link to another file, which did not come along: " + Addresses.cut(target);
            findings.add(ProseError.BROKEN_LINK, Severity.WARNING, message, at);
        }
    }

    private void picture(String source, Location at) {
        String lower = source.toLowerCase(Locale.ROOT);
        if (lower.startsWith("data:image/")) {
            return;
        }
        boolean remote = Addresses.outside(source);
        findings.add(
                remote ? ProseError.REMOTE : ProseError.LONE_PICTURE,
                Severity.WARNING,
                "the picture lies at " + Addresses.cut(source),
                at);
    }

    private void html(String literal, Node node) {
        // Comments are for nobody's eyes.
        if (literal.startsWith("<!--")) {
            return;
        }
        Document fragment = Jsoup.parseBodyFragment(literal);
        for (Element element : fragment.select("[id], a[name]")) {
            if (anchors.size() < MOST) {
                anchors.add(element.hasAttr("id") ? element.id() : element.attr("name"));
            }
        }
        Location at = place(node);
        Element active = fragment.selectFirst("script, iframe, object, embed, applet, form, [^on]");
        if (active == null) {
            active = fragment.selectFirst("a[href^=javascript:]");
        }
        if (active != null) {
            findings.add(ProseError.SCRIPT, Severity.ERROR, "a <" + active.normalName() + "> that is active", at);
        }
        fragment.select("img[src]").forEach(picture -> picture(picture.attr("src"), at));
        if (html++ == 0) {
            firstHtml = at;
        }
    }

    @Override
    public void leave(Node node) {
        if (node instanceof Heading && anchors.size() < MOST) {
            anchors.add(TextVisitor.anchor(heading.toString()));
            inHeading = false;
        }
    }

    /** To be called after the walk. */
    void end() {
        for (Use link : links) {
            if (!anchors.contains(link.target) && !anchors.contains(link.target.toLowerCase(Locale.ROOT))) {
                findings.add(
                        ProseError.BROKEN_LINK,
                        Severity.WARNING,
                        "nothing has the name \"" + Addresses.cut(link.target) + "\"",
                        link.at);
            }
        }
        if (html > 0) {
            findings.add(ProseError.RAW_HTML, Severity.INFO, html + " pieces of HTML", firstHtml);
        }
    }
}
