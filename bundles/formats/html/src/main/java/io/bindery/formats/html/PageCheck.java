package io.bindery.formats.html;

import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.prose.Addresses;
import io.bindery.prose.FindingList;
import io.bindery.prose.ProseError;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Finds active elements, and links and pictures that lead nowhere. For one page by one thread. */
final class PageCheck {

    /** The one file of an HTML book; what its sender calls it must not show in findings. */
    static final String PATH = "book.html";

    private static final Set<String> ACTIVE = Set.of("iframe", "object", "embed", "applet", "form", "portal");
    private static final Set<String> SHOWN_FROM = Set.of("img", "video", "audio", "source", "track", "image", "input");
    private static final Pattern SCRIPT = Pattern.compile("(?i)\\s*(javascript|vbscript):.*");
    private static final Pattern REMOTE_STYLE =
            Pattern.compile("(?i)(@import\\s{0,5}|url\\(\\s{0,5})[\"']?(https?:)?//");

    private final Page page;
    private final FindingList findings;
    private final Set<String> names = new HashSet<>();

    PageCheck(Page page, FindingList findings) {
        this.page = page;
        this.findings = findings;
    }

    private static Location place(Element element) {
        return new Location(
                PATH,
                element.sourceRange().start().lineNumber(),
                element.sourceRange().start().columnNumber());
    }

    void run() {
        for (Element element : page.document().getAllElements()) {
            name(element);
        }
        for (Element element : page.document().getAllElements()) {
            active(element);
            source(element);
            if (element.normalName().equals("a") && element.hasAttr("href")) {
                link(element);
            }
        }
        page.errors()
                .forEach(error -> findings.add(
                        HtmlError.UNTIDY,
                        Severity.INFO,
                        Addresses.cut(error.getErrorMessage()) + " (" + error.getCursorPos() + ")",
                        position(error.getCursorPos())));
    }

    private static Location position(String cursor) {
        String[] parts = cursor.split(":", 2);
        boolean numbers = parts.length == 2 && parts[0].matches("\\d{1,9}") && parts[1].matches("\\d{1,9}");
        return numbers ? new Location(PATH, Integer.parseInt(parts[0]), Integer.parseInt(parts[1])) : Location.of(PATH);
    }

    private void name(Element element) {
        if (!element.id().isEmpty() && !names.add(element.id())) {
            findings.add(
                    ProseError.DUPLICATE_ID,
                    Severity.WARNING,
                    "\"" + Addresses.cut(element.id()) + "\" is there twice",
                    place(element));
        }
        if (element.normalName().equals("a") && element.hasAttr("name")) {
            names.add(element.attr("name"));
        }
    }

    private void active(Element element) {
        String name = element.normalName();
        // Data for search engines is no program.
        boolean script = name.equals("script") && !element.attr("type").contains("json");
        if (script || ACTIVE.contains(name)) {
            findings.add(ProseError.SCRIPT, Severity.ERROR, "a <" + name + ">", place(element));
        }
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (key.startsWith("on") || SCRIPT.matcher(attribute.getValue()).lookingAt()) {
                findings.add(
                        ProseError.SCRIPT,
                        Severity.ERROR,
                        "the attribute " + Addresses.cut(key) + " of a <" + name + "> runs a script",
                        place(element));
            }
        }
    }

    private void source(Element element) {
        String name = element.normalName();
        if (SHOWN_FROM.contains(name)) {
            String source = element.hasAttr("src") ? element.attr("src") : element.attr("xlink:href");
            if (source.isBlank() || source.toLowerCase(Locale.ROOT).startsWith("data:")) {
                return;
            }
            boolean remote = Addresses.outside(source);
            findings.add(
                    remote ? ProseError.REMOTE : ProseError.LONE_PICTURE,
                    Severity.WARNING,
                    "<" + name + "> of " + Addresses.cut(source),
                    place(element));
        } else if (name.equals("link")
                && element.attr("rel").toLowerCase(Locale.ROOT).contains("stylesheet")) {
            String message = "a style sheet at " + Addresses.cut(element.attr("href"));
            findings.add(ProseError.REMOTE, Severity.WARNING, message, place(element));
        } else if (name.equals("style") && REMOTE_STYLE.matcher(element.data()).find()) {
            findings.add(ProseError.REMOTE, Severity.WARNING, "a style that is fetched", place(element));
        }
    }

    private void link(Element element) {
        String target = element.attr("href").strip();
        if (target.startsWith("#")) {
            String name = decoded(target.substring(1));
            // The empty name and "top" lead to the start (HTML, section 7.4.6.4).
            if (!name.isEmpty() && !name.equalsIgnoreCase("top") && !names.contains(name)) {
                findings.add(
                        ProseError.BROKEN_LINK,
                        Severity.WARNING,
                        "nothing has the name \"" + Addresses.cut(name) + "\"",
                        place(element));
            }
        } else if (!target.isEmpty() && !Addresses.outside(target)) {
            findings.add(
                    ProseError.BROKEN_LINK,
                    Severity.WARNING,
                    "a link to another file, which did not come along: " + Addresses.cut(target),
                    place(element));
        }
    }

    private static String decoded(String name) {
        try {
            return name.indexOf('%') < 0
                    ? name
                    : java.net.URLDecoder.decode(name.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
