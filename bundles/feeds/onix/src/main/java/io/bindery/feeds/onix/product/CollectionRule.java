package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.List;
import java.util.Set;

/** Series and sets (ONIX code list 148). */
final class CollectionRule implements Rule {

    private static final String PRODUCT_LEVEL = "01";
    private static final String SERIES = "series";

    /** ONIX has no code for a set; this name, in the place for the source of the collection, says it. */
    static final String SET = "set";

    @Override
    public Set<String> parts() {
        return Set.of("Collection");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.SERIES);
    }

    @Override
    public void read(Element part, Statements statements) {
        List<Element> elements = part.all("TitleDetail").stream()
                .flatMap(detail -> detail.all("TitleElement").stream())
                .toList();
        String name = elements.stream()
                .filter(element -> !element.textOf("TitleElementLevel").equals(PRODUCT_LEVEL))
                .map(TitleRule::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (name.isEmpty()) {
            return;
        }
        String number = elements.stream()
                .map(element -> element.textOf("PartNumber"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> part.first("CollectionSequence").map(it -> it.textOf("CollectionSequenceNumber")))
                .orElse("");
        statements.state(MetadataField.SERIES, new Collection(name, type(part), number), part);
    }

    private static String type(Element part) {
        if (part.textOf("SourceName").equals(SET)) {
            return SET;
        }
        String type = part.textOf("CollectionType");
        return type.equals("10") || type.equals("11") ? SERIES : "";
    }

    @Override
    public void write(Pending pending, Parts parts) {
        Collection collection = pending.take(MetadataField.SERIES);
        Element title = Element.of("TitleElement", Element.of("TitleElementLevel", "02"))
                .add("PartNumber", collection.position())
                .add("TitleText", collection.name());
        Element element = Element.of("Collection");
        if (collection.type().equals(SERIES)) {
            element.add("CollectionType", "10");
        } else if (collection.type().equals(SET)) {
            element.add("CollectionType", "20").add("SourceName", SET);
        } else {
            element.add("CollectionType", "00");
        }
        parts.add(element.add(Element.of("TitleDetail", Element.of("TitleType", "01"), title)));
    }
}
