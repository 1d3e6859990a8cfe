package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.prose.Languages;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Languages: ISO 639-2/B in ONIX (code list 74), BCP 47 here. */
final class LanguageRule implements Rule {

    private static final String TEXT = "01";

    /** Codes of ISO 639-2 that differ from the terminological ones, which BCP 47 builds on. */
    private static final String BIBLIOGRAPHIC =
            "alb=sq arm=hy baq=eu bur=my chi=zh cze=cs dut=nl fre=fr geo=ka ger=de gre=el ice=is mac=mk mao=mi may=ms per=fa rum=ro"
                    + " slo=sk tib=bo wel=cy";

    private static final Map<String, String> SHORT = new HashMap<>();
    private static final Map<String, String> LONG = new HashMap<>();

    static {
        for (String code : Locale.getISOLanguages()) {
            String three = Locale.forLanguageTag(code).getISO3Language();
            SHORT.putIfAbsent(three, code);
            LONG.put(code, three);
        }
        for (String pair : BIBLIOGRAPHIC.split(" ", -1)) {
            String[] codes = pair.split("=");
            SHORT.put(codes[0], codes[1]);
            LONG.put(codes[1], codes[0]);
        }
    }

    @Override
    public Set<String> parts() {
        return Set.of("Language");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.LANGUAGES);
    }

    @Override
    public void read(Element part, Statements statements) {
        if (!part.textOf("LanguageRole").equals(TEXT)) {
            return; // the language that it was translated from and the like
        }
        String tag = tag(part.textOf("LanguageCode"));
        String script = part.textOf("ScriptCode");
        String country = part.textOf("CountryCode");
        String whole =
                Languages.tag(tag + (script.isEmpty() ? "" : "-" + script) + (country.isEmpty() ? "" : "-" + country));
        if (whole.isEmpty()) {
            throw new IllegalArgumentException("\"" + part.textOf("LanguageCode") + "\" is no language");
        }
        statements.state(MetadataField.LANGUAGES, whole, part);
    }

    /** The code of BCP 47 for one of ISO 639-2/B. */
    static String tag(String code) {
        return SHORT.getOrDefault(code.toLowerCase(Locale.ROOT), code);
    }

    /** The code of ISO 639-2/B for a tag of BCP 47. */
    static String code(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return LONG.getOrDefault(language, language);
    }

    @Override
    public void write(Pending pending, Parts parts) {
        Locale locale = Locale.forLanguageTag(pending.take(MetadataField.LANGUAGES));
        parts.add(Element.of("Language", Element.of("LanguageRole", TEXT))
                .add("LanguageCode", code(locale.toLanguageTag()))
                .add("CountryCode", locale.getCountry())
                .add("ScriptCode", locale.getScript()));
    }
}
