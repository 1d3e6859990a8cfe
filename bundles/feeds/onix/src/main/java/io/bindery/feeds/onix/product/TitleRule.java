package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Title;
import io.bindery.feeds.onix.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Titles (ONIX code lists 15 and 149). */
final class TitleRule implements Rule {

    private static final Map<String, Title.Type> TYPES =
            Map.of("00", Title.Type.MAIN, "01", Title.Type.MAIN, "05", Title.Type.SHORT, "13", Title.Type.EXPANDED);

    private static final String PRODUCT_LEVEL = "01";

    @Override
    public Set<String> parts() {
        return Set.of("TitleDetail");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.TITLES);
    }

    @Override
    public void read(Element part, Statements statements) {
        Title.Type type = TYPES.get(part.textOf("TitleType"));
        if (type == null) {
            return; // a distributor's title, a former one ...: not what the book is called
        }
        List<Element> elements = part.all("TitleElement");
        Optional<Element> own = elements.stream()
                .filter(element -> element.textOf("TitleElementLevel").equals(PRODUCT_LEVEL)
                        && !text(element).isEmpty())
                .findFirst();
        String title = own.map(TitleRule::text)
                .orElseGet(() -> elements.stream().map(TitleRule::withNumber).collect(Collectors.joining(" ")));
        statements.state(MetadataField.TITLES, new Title(title, type), part);
        String subtitle = own.map(element -> element.textOf("Subtitle")).orElse("");
        if (!subtitle.isEmpty() && type == Title.Type.MAIN) {
            statements.state(MetadataField.TITLES, new Title(subtitle, Title.Type.SUBTITLE), part);
        }
    }

    /** The title that an element says; empty if it says none. */
    static String text(Element element) {
        String whole = element.textOf("TitleText");
        String without = element.textOf("TitleWithoutPrefix");
        String prefix = element.textOf("TitlePrefix");
        if (!whole.isEmpty() || without.isEmpty()) {
            return whole;
        }
        // "L'" and the like stand close to what follows.
        boolean close = prefix.isEmpty() || prefix.endsWith("'") || prefix.endsWith("\u2019");
        return prefix + (close ? "" : " ") + without;
    }

    private static String withNumber(Element element) {
        return Stream.of(text(element), element.textOf("PartNumber"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void write(Pending pending, Parts parts) {
        Title title = pending.take(MetadataField.TITLES);
        String code = switch (title.type()) {
            case MAIN -> "01";
            case SHORT -> "05";
            case EXPANDED -> "13";
            case SUBTITLE -> "14";
            case COLLECTION, EDITION -> "";
        };
        if (code.isEmpty()) {
            return; // ONIX says these as collection and edition
        }
        Element element = Element.of("TitleElement", Element.of("TitleElementLevel", PRODUCT_LEVEL))
                .add("TitleText", title.text());
        boolean subtitled = title.type() == Title.Type.MAIN
                && pending.peek(MetadataField.TITLES)
                        .filter(next -> next.type() == Title.Type.SUBTITLE)
                        .isPresent();
        if (subtitled) {
            element.add("Subtitle", pending.take(MetadataField.TITLES).text());
        }
        parts.add(Element.of("TitleDetail", Element.of("TitleType", code), element));
    }
}
