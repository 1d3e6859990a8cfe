package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Subject;
import io.bindery.feeds.onix.xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subjects (ONIX code list 27). Keywords stand in one text in ONIX, and one by one here. */
final class SubjectRule implements Rule {

    static final String KEYWORDS = "20";
    private static final String PROPRIETARY = "24";
    private static final String OTHER = "ONIX-27:";

    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, String> CODES = new HashMap<>();

    static {
        String table = """
                01 Dewey
                03 LC classification
                04 LCSH
                05 NLM
                06 MeSH
                08 AAT
                09 UDC
                10 BISAC
                11 BISAC Regional theme
                12 BIC
                13 BIC place
                14 BIC language
                15 BIC time
                16 BIC education
                17 BIC interest
                22 BISAC Merchandising theme
                23 Publisher
                26 Warengruppe
                27 SWD
                29 CLIL
                32 NUR
                91 GND
                93 Thema
                94 Thema place
                95 Thema language
                96 Thema time
                97 Thema education
                98 Thema interest
                99 Thema style
                B6 FAST
                """;
        table.lines().forEach(line -> {
            NAMES.put(line.substring(0, 2), line.substring(3));
            CODES.put(line.substring(3), line.substring(0, 2));
        });
    }

    @Override
    public Set<String> parts() {
        return Set.of("Subject");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.SUBJECTS);
    }

    @Override
    public void read(Element part, Statements statements) {
        String scheme = part.textOf("SubjectSchemeIdentifier");
        String heading = part.textOf("SubjectHeadingText");
        String code = part.textOf("SubjectCode");
        if (scheme.equals(KEYWORDS)) {
            for (String keyword : keywords(heading)) {
                statements.state(MetadataField.SUBJECTS, new Subject("", "", keyword), part);
            }
        } else if (!heading.isEmpty() || !code.isEmpty()) {
            String own = part.textOf("SubjectSchemeName");
            String name =
                    scheme.equals(PROPRIETARY) && !own.isEmpty() ? own : NAMES.getOrDefault(scheme, OTHER + scheme);
            statements.state(
                    MetadataField.SUBJECTS,
                    new Subject(name, code, heading.isEmpty() ? code : heading, part.has("MainSubject")),
                    part);
        }
    }

    /** Semicolons separate keywords; where there is none, commas do. */
    private static List<String> keywords(String text) {
        List<String> keywords = new ArrayList<>();
        for (String keyword : text.split(text.indexOf(';') < 0 ? "," : ";", -1)) {
            if (!keyword.isBlank()) {
                keywords.add(keyword.strip());
            }
        }
        return keywords;
    }

    @Override
    public void write(Pending pending, Parts parts) {
        Subject subject = pending.take(MetadataField.SUBJECTS);
        Element element = Element.of("Subject");
        if (subject.scheme().isEmpty() && subject.code().isEmpty()) {
            StringBuilder all = new StringBuilder(subject.text());
            while (pending.peek(MetadataField.SUBJECTS)
                    .filter(next -> next.scheme().isEmpty() && next.code().isEmpty())
                    .isPresent()) {
                all.append("; ").append(pending.take(MetadataField.SUBJECTS).text());
            }
            // One with a comma of its own must not fall apart.
            String text = all.indexOf(",") >= 0 && all.indexOf(";") < 0 ? all + ";" : all.toString();
            parts.add(element.add("SubjectSchemeIdentifier", KEYWORDS).add("SubjectHeadingText", text));
            return;
        }
        if (subject.main()) {
            element.add(Element.of("MainSubject"));
        }
        String scheme = subject.scheme();
        String code =
                scheme.startsWith(OTHER) ? scheme.substring(OTHER.length()) : CODES.getOrDefault(scheme, PROPRIETARY);
        element.add("SubjectSchemeIdentifier", code);
        if (code.equals(PROPRIETARY)) {
            element.add("SubjectSchemeName", scheme);
        }
        element.add("SubjectCode", subject.code());
        if (!subject.text().equals(subject.code())) {
            element.add("SubjectHeadingText", subject.text());
        }
        parts.add(element);
    }
}
