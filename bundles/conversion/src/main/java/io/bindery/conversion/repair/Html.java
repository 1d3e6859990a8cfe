package io.bindery.conversion.repair;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What HTML allows, as far as made books break it (HTML Living Standard, sections 3.2 and 4; EPUB 3.3, section 6.1). */
final class Html {

    private static final Set<String> GLOBAL = words("""
            accesskey autocapitalize class contenteditable dir draggable enterkeyhint hidden id inert inputmode is itemid
            itemprop itemref itemscope itemtype lang nonce role spellcheck style tabindex title translate
            xmlns xml:lang epub:type ssml:ph ssml:alphabet about datatype inlist prefix property rel resource rev typeof vocab""");

    /** The attributes that an element has beside those of all. */
    private static final Map<String, Set<String>> ELEMENTS = table("""
            html: epub:prefix
            head:
            title:
            link: href crossorigin media integrity hreflang type referrerpolicy sizes
            meta: name http-equiv content charset media
            style: media type
            body:
            article: section: nav: aside: h1: h2: h3: h4: h5: h6: hgroup: header: footer: address: main: search:
            p: hr: pre: ul: dl: dt: dd: figure: figcaption: div: menu:
            blockquote: cite
            ol: reversed start type
            li: value
            a: href target download ping hreflang type referrerpolicy
            em: strong: small: s: cite: dfn: abbr: ruby: rb: rt: rtc: rp: code: var: samp: kbd: sub: sup: i: b: u: mark: bdi: bdo: span: br: wbr:
            q: cite
            data: value
            time: datetime
            ins: cite datetime
            del: cite datetime
            picture:
            source: type media src srcset sizes height width
            img: alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding loading
            iframe: src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading
            embed: src type width height
            object: data type name form width height
            param: name value
            video: src crossorigin poster preload autoplay playsinline loop muted controls width height
            audio: src crossorigin preload autoplay loop muted controls
            track: default kind label src srclang
            map: name
            area: alt coords shape href target download ping referrerpolicy
            table: caption: tbody: thead: tfoot: tr:
            colgroup: span
            col: span
            td: colspan rowspan headers
            th: colspan rowspan headers scope abbr
            form: accept-charset action autocomplete enctype method name novalidate target
            label: for
            input: accept alt autocomplete checked dirname disabled form formaction formenctype formmethod formnovalidate formtarget height list max maxlength min minlength multiple name pattern placeholder readonly required size src step type value width
            button: disabled form formaction formenctype formmethod formnovalidate formtarget name type value
            select: autocomplete disabled form multiple name required size
            datalist:
            optgroup: disabled label
            option: disabled label selected value
            textarea: autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap
            output: for form name
            progress: value max
            meter: value min max low high optimum
            fieldset: disabled form name
            legend: summary: noscript: template: canvas:
            details: open
            dialog: open
            """);

    private static final Set<String> BLOCKS = words("""
            address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup
            hr main menu nav ol p pre search section table ul""");

    private static final Set<String> PHRASING_ONLY = words("""
            p pre h1 h2 h3 h4 h5 h6 em strong small s cite q dfn abbr ruby rb rt rp code var samp kbd sub sup i b u mark bdi bdo span
            time data label button output progress meter legend summary""");

    private static final Set<String> TRANSPARENT = words("a ins del map object video audio canvas noscript");

    private Html() {}

    private static Set<String> words(String text) {
        return Set.copyOf(new HashSet<>(Arrays.asList(text.strip().split("\\s+"))));
    }

    private static Map<String, Set<String>> table(String text) {
        Map<String, Set<String>> table = new HashMap<>();
        for (String line : text.strip().split("\n")) {
            String[] tokens = line.strip().split("\\s+");
            if (Arrays.stream(tokens).allMatch(token -> token.endsWith(":"))) {
                for (String token : tokens) {
                    table.put(token.replace(":", ""), Set.of());
                }
            } else {
                table.put(tokens[0].replace(":", ""), Set.of(Arrays.copyOfRange(tokens, 1, tokens.length)));
            }
        }
        return Map.copyOf(table);
    }

    static boolean known(String element) {
        return ELEMENTS.containsKey(element);
    }

    static boolean allows(String element, String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return GLOBAL.contains(name)
                || name.startsWith("aria-")
                || name.startsWith("xmlns:")
                || name.matches("data-[a-z0-9_.-]+")
                || ELEMENTS.getOrDefault(element, Set.of()).contains(name);
    }

    static boolean block(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    static boolean phrasingOnly(Element element) {
        return PHRASING_ONLY.contains(element.normalName());
    }

    static boolean transparent(Element element) {
        return TRANSPARENT.contains(element.normalName());
    }

    static boolean heading(Element element) {
        return element.normalName().matches("h[1-6]");
    }

    /** Whether it is a drawing, a formula, or in one: those have rules of their own. */
    static boolean foreign(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            String name = at.normalName();
            if (name.equals("svg")
                    || name.equals("math")
                    || name.startsWith("svg:")
                    || name.contains("mathml:")
                    || name.startsWith("m:")) {
                return true;
            }
            if (name.equals("foreignobject") || name.equals("annotation-xml")) {
                return true;
            }
        }
        return false;
    }

    /** The nearest one above with such a name; null if there is none. */
    static @Nullable Element above(Element element, Set<String> names) {
        for (Element at = element.parent(); at != null; at = at.parent()) {
            if (names.contains(at.normalName())) {
                return at;
            }
        }
        return null;
    }

    /** Adds to the style of an element; what it says itself stays stronger. */
    static void style(Element element, String declaration) {
        String own = element.attr("style").strip();
        element.attr("style", own.isEmpty() ? declaration : declaration + "; " + own);
    }
}
