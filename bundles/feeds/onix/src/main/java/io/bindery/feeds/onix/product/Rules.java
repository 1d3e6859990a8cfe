package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules, by part and by field. */
final class Rules {

    private static final List<Rule> ALL = List.of(
            new IdentifierRule(),
            new TitleRule(),
            new ContributorRule(),
            new CollectionRule(),
            new LanguageRule(),
            new SubjectRule(),
            new AudienceRule(),
            new FormRule(),
            new AccessibilityRule(),
            new TextContentRule(),
            new PublisherRule(),
            new RightsRule(),
            new RelatedRule(),
            new SupplyRule());

    private static final Map<String, Rule> BY_PART = new HashMap<>();
    private static final Map<MetadataField<?>, Rule> BY_FIELD = new HashMap<>();

    static {
        for (Rule rule : ALL) {
            rule.parts().forEach(part -> BY_PART.put(part, rule));
            rule.fields().forEach(field -> BY_FIELD.put(field, rule));
        }
    }

    private Rules() {}

    /** Who reads this part; null if nobody does. */
    static @Nullable Rule ofPart(String part) {
        return BY_PART.get(part);
    }

    /** Who writes this field; null if ONIX has no place for it. */
    static @Nullable Rule ofField(MetadataField<?> field) {
        return BY_FIELD.get(field);
    }

    /** The parts that say just these statements, as a rule would write them. */
    static Parts written(List<Derived<?>> statements) {
        Parts parts = new Parts();
        for (MetadataField<?> field :
                statements.stream().map(Derived::field).distinct().toList()) {
            Rule rule = BY_FIELD.get(field);
            Pending pending = new Pending(
                    field,
                    statements.stream()
                            .filter(it -> it.field().equals(field))
                            .map(Derived::value)
                            .toList());
            while (rule != null && !pending.isEmpty()) {
                rule.write(pending, parts);
            }
        }
        return parts;
    }
}
