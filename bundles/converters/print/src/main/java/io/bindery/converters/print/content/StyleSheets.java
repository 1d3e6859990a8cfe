package io.bindery.converters.print.content;

import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSExpression;
import com.helger.css.decl.CSSExpressionMemberTermURI;
import com.helger.css.decl.CSSFontFaceRule;
import com.helger.css.decl.CSSImportRule;
import com.helger.css.decl.CSSMediaRule;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.decl.IHasCSSDeclarations;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSInterpretErrorHandler;
import com.helger.css.reader.errorhandler.DoNothingCSSParseErrorHandler;
import com.helger.css.writer.CSSWriterSettings;
import io.bindery.api.error.RejectedException;
import io.bindery.converters.print.book.BookFiles;
import io.bindery.converters.print.book.Spot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the style sheets of a book fit for paper: what a screen does and paper cannot (fixed positions, columns, cut-off overflow) goes,
 * what EPUB names differently is named as CSS does, imports are taken in, and fonts are handed over. For one book.
 */
public final class StyleSheets {

    private static final Logger LOG = LoggerFactory.getLogger(StyleSheets.class);

    private static final int MAX_BYTES = 2 << 20;
    private static final int MAX_IMPORTS = 40;
    private static final int MAX_DEPTH = 6;

    private static final CSSWriterSettings WRITING = new CSSWriterSettings().setOptimizedOutput(true);

    /** Without meaning, or with a bad one, on paper. */
    private static final Set<String> DROPPED = Set.of(
            "overflow",
            "overflow-x",
            "overflow-y",
            "columns",
            "column-count",
            "column-width",
            "column-gap",
            "column-rule",
            "column-fill",
            "transform",
            "transition",
            "animation",
            "cursor",
            "resize",
            "user-select",
            "outline",
            "box-shadow",
            "text-shadow",
            "filter",
            "opacity",
            "writing-mode",
            "behavior",
            "src",
            "orphans",
            "widows",
            "page");

    private static final Map<String, String> RENAMED = Map.of(
            "-epub-hyphens", "hyphens",
            "-webkit-hyphens", "hyphens",
            "-moz-hyphens", "hyphens",
            "adobe-hyphenate", "hyphens",
            "-epub-text-align-last", "text-align-last",
            "break-before", "page-break-before",
            "break-after", "page-break-after",
            "break-inside", "page-break-inside");

    private static final Pattern UNTOLD =
            Pattern.compile("(?i):first-line|:selection|:-moz|:-webkit|:hover|:active|:focus|:target|:visited");

    private final BookFiles files;
    private final Resources resources;
    private final FontFaces faces;
    private final Map<String, String> tamed = new HashMap<>();
    private int imports;

    /** Is told of each font that a style sheet names. */
    @FunctionalInterface
    public interface FontFaces {
        /**
         * @param family as style sheets name it
         * @param weight from 100 to 900
         * @param path of the font's file in the book
         */
        void face(String family, int weight, boolean italic, String path) throws RejectedException;
    }

    public StyleSheets(BookFiles files, Resources resources, FontFaces faces) {
        this.files = files;
        this.resources = resources;
        this.faces = faces;
    }

    /** A style sheet of the book, made fit; empty if there is none or it cannot be read. */
    String file(String path, boolean fixed) throws RejectedException {
        String key = fixed + path;
        String known = tamed.get(key);
        if (known == null) {
            known = read(path, fixed, 0);
            tamed.put(key, known);
        }
        return known;
    }

    /** Styles that stand in a document itself. */
    String inline(String css, String path, boolean fixed) throws RejectedException {
        return tame(css, path, fixed, 0);
    }

    /** The declarations of one element. */
    String declarations(String style, String path, boolean fixed) throws RejectedException {
        // Most have nothing to tame, and parsing each would take longer than all the rest.
        String lower = style.toLowerCase(Locale.ROOT);
        if (!lower.contains("fixed")
                && !lower.contains("sticky")
                && !lower.contains("url")
                && !lower.contains("overflow")
                && !lower.contains("column")
                && !lower.contains("break")
                && !lower.contains("writing")) {
            return style;
        }
        String rule = tame("x{" + style + "}", path, fixed, 0);
        int open = rule.indexOf('{');
        int close = rule.lastIndexOf('}');
        return open < 0 || close < open ? "" : rule.substring(open + 1, close);
    }

    private String read(String path, boolean fixed, int depth) throws RejectedException {
        Optional<byte[]> bytes = files.bytes(path, MAX_BYTES);
        if (bytes.isEmpty()) {
            LOG.warn("left out the style sheet {}: it is not there, or is longer than {} bytes", path, MAX_BYTES);
            return "";
        }
        return tame(new String(bytes.get(), StandardCharsets.UTF_8), path, fixed, depth);
    }

    private String tame(String css, String path, boolean fixed, int depth) throws RejectedException {
        if (css.length() > MAX_BYTES) {
            LOG.warn("left out styles of {}: they are longer than {} characters", path, MAX_BYTES);
            return "";
        }
        CascadingStyleSheet sheet = CSSReader.readFromStringReader(
                css,
                new CSSReaderSettings()
                        .setBrowserCompliantMode(true)
                        .setCustomErrorHandler(new DoNothingCSSParseErrorHandler())
                        .setInterpretErrorHandler(new DoNothingCSSInterpretErrorHandler())
                        .setCustomExceptionHandler(e -> LOG.debug("a style sheet in {} is not CSS", path, e)));
        if (sheet == null) {
            LOG.warn("left out styles of {}: they are not CSS", path);
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (CSSImportRule rule : sheet.getAllImportRules()) {
            Optional<Spot> target = Spot.of(path, rule.getLocationString());
            if (target.isPresent() && depth < MAX_DEPTH && ++imports <= MAX_IMPORTS) {
                out.append(read(target.get().path(), fixed, depth + 1));
            }
        }
        // A default name space keeps the layout from matching what has none, so only those with a prefix stay.
        sheet.getAllNamespaceRules().stream()
                .filter(rule -> rule.getNamespacePrefix() != null
                        && !rule.getNamespacePrefix().isEmpty())
                .forEach(rule -> out.append(rule.getAsCSSString(WRITING, 0)).append('\n'));
        for (ICSSTopLevelRule rule : sheet.getAllRules()) {
            out.append(rule(rule, path, fixed));
        }
        return out.toString();
    }

    private String rule(ICSSTopLevelRule rule, String path, boolean fixed) throws RejectedException {
        if (rule instanceof CSSStyleRule style) {
            tame(style, path, fixed);
            untold(style);
            return style.hasDeclarations() && style.hasSelectors() ? style.getAsCSSString(WRITING, 0) + "\n" : "";
        }
        if (rule instanceof CSSFontFaceRule face) {
            face(face, path);
            return "";
        }
        if (rule instanceof CSSMediaRule media) {
            for (ICSSTopLevelRule inner : media.getAllRules()) {
                if (inner instanceof CSSStyleRule style) {
                    tame(style, path, fixed);
                    untold(style);
                } else {
                    media.removeRule(inner);
                }
            }
            return media.getAsCSSString(WRITING, 0) + "\n";
        }
        // Pages are ours; key frames and the rest have no meaning on paper.
        return "";
    }

    /** Takes out selectors of what the layout does not tell apart, and would take for the whole element. */
    private static void untold(CSSStyleRule rule) {
        for (CSSSelector selector : rule.getAllSelectors()) {
            String text = selector.getAsCSSString(WRITING, 0);
            if (UNTOLD.matcher(text).find()) {
                rule.removeSelector(selector);
            }
        }
    }

    private void tame(IHasCSSDeclarations<?> rule, String path, boolean fixed) throws RejectedException {
        List<CSSDeclaration> kept = new ArrayList<>();
        for (CSSDeclaration declaration : rule.getAllDeclarations()) {
            String property = declaration.getProperty().toLowerCase(Locale.ROOT);
            String renamed = RENAMED.getOrDefault(property, property);
            String value = declaration.getExpressionAsCSSString().toLowerCase(Locale.ROOT);
            if ((DROPPED.contains(renamed) && !(fixed && renamed.startsWith("overflow")))
                    || renamed.startsWith("-")
                    || renamed.startsWith("@")) {
                continue;
            }
            declaration.setProperty(renamed);
            if (renamed.equals("position") && (value.equals("fixed") || value.equals("sticky"))) {
                declaration.setExpression(CSSExpression.createSimple(fixed ? "absolute" : "static"));
            }
            if (renamed.startsWith("page-break-") && (value.equals("column") || value.equals("page"))) {
                declaration.setExpression(CSSExpression.createSimple(value.equals("page") ? "always" : "auto"));
            }
            if (value.contains("url") && !within(declaration, path)) {
                continue;
            }
            kept.add(declaration);
        }
        rule.removeAllDeclarations();
        kept.forEach(rule::addDeclaration);
    }

    /** Lets a declaration name pictures of the book; false if it names something else. */
    private boolean within(CSSDeclaration declaration, String path) throws RejectedException {
        for (var member : declaration.getExpression().getAllMembers()) {
            if (member instanceof CSSExpressionMemberTermURI uri) {
                Optional<String> ours = resources.uri(path, uri.getURIString());
                if (ours.isEmpty()) {
                    return false;
                }
                uri.setURIString(ours.get());
            }
        }
        return true;
    }

    private void face(CSSFontFaceRule rule, String path) throws RejectedException {
        CSSDeclaration family = rule.getDeclarationOfPropertyName("font-family");
        CSSDeclaration source = rule.getDeclarationOfPropertyName("src");
        if (family == null || source == null) {
            return;
        }
        String name = family.getExpressionAsCSSString().replaceAll("^[\"']|[\"']$", "");
        int weight = weight(rule.getDeclarationOfPropertyName("font-weight"));
        CSSDeclaration style = rule.getDeclarationOfPropertyName("font-style");
        boolean italic = style != null && !style.getExpressionAsCSSString().equals("normal");
        for (var member : source.getExpression().getAllMembers()) {
            if (member instanceof CSSExpressionMemberTermURI uri) {
                Optional<Spot> spot = Spot.of(path, uri.getURIString());
                if (spot.isPresent() && files.contains(spot.get().path())) {
                    faces.face(name, weight, italic, spot.get().path());
                    return;
                }
            }
        }
    }

    private static int weight(@org.jspecify.annotations.Nullable CSSDeclaration weight) {
        String value = weight == null ? "normal" : weight.getExpressionAsCSSString();
        return switch (value) {
            case "bold", "bolder" -> 700;
            case "100", "200", "300", "500", "600", "700", "800", "900" -> Integer.parseInt(value);
            default -> 400;
        };
    }
}
