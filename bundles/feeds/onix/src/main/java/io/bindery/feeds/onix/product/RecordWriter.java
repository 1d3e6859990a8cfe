package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.vocabulary.Vocabulary;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.Fragment;
import io.bindery.feeds.onix.xml.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together a record of ONIX 3.0 from what is known of a book. A part that was kept from an earlier record comes out as it was, as long
 * as all that it says still holds; what no longer does is taken out of it, and what no kept part says is written anew. For one record.
 */
public final class RecordWriter {

    private final BookMetadata known;
    private final String sender;
    private final Map<MetadataField<?>, List<Object>> remaining = new LinkedHashMap<>();
    private final List<Kept> sources = new ArrayList<>();
    private final Parts parts = new Parts();

    /** A kept part with what it says that still holds. */
    private record Kept(Element part, List<Derived<?>> holds) {}

    /** @param sender who is named where a record must name somebody and nothing is known */
    public RecordWriter(BookMetadata known, String sender) {
        this.known = known;
        this.sender = sender;
        for (MetadataField<?> field : MetadataField.known()) {
            if (Rules.ofField(field) != null) {
                remaining.put(field, new ArrayList<>(known.all(field)));
            }
        }
        for (String xml : known.all(Fields.SOURCE)) {
            Fragment.parse(xml, Vocabulary.ONIX3).ifPresent(part -> {
                Kept kept = holding(part);
                if (kept != null) {
                    sources.add(kept);
                }
            });
        }
    }

    /** What of a kept part still holds; null if nothing does. */
    @SuppressWarnings("ReferenceEquality") // whether it is the part itself, not one that looks like it
    private @Nullable Kept holding(Element part) {
        Rule rule = Rules.ofPart(part.name());
        if (rule == null) {
            return null;
        }
        Kept best = null;
        // A part may have been read when an earlier one had filled a field of one value already, or not.
        for (boolean taken : new boolean[] {false, true}) {
            Statements statements = new Statements(any -> taken);
            try {
                rule.read(part, statements);
            } catch (IllegalArgumentException e) {
                // What it says besides stands; so it was when it was read.
                statements.all();
            }
            List<Derived<?>> gone =
                    statements.all().stream().filter(it -> !holds(it)).toList();
            List<Derived<?>> holds =
                    statements.all().stream().filter(this::holds).toList();
            if (gone.isEmpty() && !holds.isEmpty()) {
                return new Kept(part, holds);
            }
            boolean rest = gone.stream().noneMatch(it -> it.atom() == part);
            if (best == null && rest && !holds.isEmpty()) {
                best = new Kept(
                        part.without(gone.stream().<Element>map(Derived::atom).toList()), holds);
            }
        }
        return best;
    }

    private boolean holds(Derived<?> statement) {
        return known.all(statement.field()).contains(statement.value());
    }

    /** The record. */
    public Element write() {
        for (MetadataField<?> field : List.copyOf(remaining.keySet())) {
            write(field);
        }
        sources.forEach(kept -> parts.add(kept.part()));
        for (String xml : known.all(Fields.EXTRA)) {
            Fragment.parse(xml, Vocabulary.ONIX3).ifPresent(parts::add);
        }
        for (String foreign : known.all(Fields.FOREIGN)) {
            parts.add(Element.of(TreeBuilder.CARRIED, foreign));
        }
        parts.add(Element.of("RecordReference", reference()));
        parts.add(Element.of("NotificationType", "03"));
        addWhatMustBe();
        return parts.record(0);
    }

    private void write(MetadataField<?> field) {
        List<Object> values = remaining.getOrDefault(field, List.of());
        List<Object> run = new ArrayList<>();
        while (!values.isEmpty()) {
            Object value = values.get(0);
            Kept kept = sources.stream()
                    .filter(it -> it.holds().stream().anyMatch(said -> said.says(field, value)))
                    .findFirst()
                    .orElse(null);
            if (kept == null) {
                run.add(values.remove(0));
                continue;
            }
            flush(field, run);
            sources.remove(kept);
            parts.add(kept.part());
            for (Derived<?> said : kept.holds()) {
                remaining.getOrDefault(said.field(), new ArrayList<>()).remove(said.value());
            }
            values.remove(value);
        }
        flush(field, run);
    }

    /** Writes values that follow one another, which may share a part. */
    private void flush(MetadataField<?> field, List<Object> run) {
        Rule rule = Rules.ofField(field);
        Pending pending = new Pending(field, run);
        while (rule != null && !pending.isEmpty()) {
            rule.write(pending, parts);
        }
        run.clear();
    }

    /** What the schema demands and nobody has said. */
    private void addWhatMustBe() {
        if (!parts.has("ProductComposition")) {
            parts.add(Element.of("ProductComposition", "00"));
        }
        if (!parts.has("ProductForm")) {
            parts.add(Element.of("ProductForm", "00"));
        }
        if (!parts.has("TitleDetail")) {
            parts.add(Element.of(
                    "TitleDetail",
                    Element.of("TitleType", "00"),
                    Element.of(
                            "TitleElement",
                            Element.of("TitleElementLevel", "01"),
                            Element.of("TitleText", "Untitled"))));
        }
        if (!parts.has("Imprint") && !parts.has("Publisher")) {
            parts.add(Element.of("Publisher", Element.of("PublishingRole", "01"), Element.of("PublisherName", sender)));
        }
        if (!parts.has("ProductIdentifier")) {
            parts.add(IdentifierRule.element(new Identifier("", reference())));
        }
    }

    /** The sender's name for the record, if there was one; else the best identifier; else a name made of the title. */
    private String reference() {
        return known.first(Fields.REFERENCE)
                .or(() -> known.all(MetadataField.IDENTIFIERS).stream()
                        .filter(it -> it.scheme().equals("ISBN"))
                        .findFirst()
                        .or(() -> known.first(MetadataField.IDENTIFIERS))
                        .map(Identifier::value))
                .orElseGet(() -> "bindery-"
                        + Integer.toHexString(known.all(MetadataField.TITLES).hashCode()));
    }
}
