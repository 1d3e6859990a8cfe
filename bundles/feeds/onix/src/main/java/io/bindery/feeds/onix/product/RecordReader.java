package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.feeds.onix.OnixError;
import io.bindery.feeds.onix.rules.Problems;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.TreeBuilder;
import io.bindery.feeds.onix.xml.XmlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in the platform's terms what a record of ONIX 3 says, and keeps the rest as it is. For one record. */
public final class RecordReader {

    private static final int MAX_KEPT_PART = 64 << 10;
    private static final int MAX_KEPT = 512 << 10;

    private final Problems problems;
    private final MetadataPatch.Builder patch = MetadataPatch.builder();
    private final Set<MetadataField<?>> stated = new HashSet<>();
    private final Set<List<Object>> values = new HashSet<>();
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private int kept;

    /** @param problems is told of values that are not what they should be */
    public RecordReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads the record. */
    public MetadataPatch read(Element product) {
        for (Element child : product.children()) {
            switch (child.name()) {
                case "RecordReference" -> state(Fields.REFERENCE, child.text(), child.name());
                case "NotificationType" -> {} // says what is to be done, not what the product is
                case TreeBuilder.CARRIED -> state(Fields.FOREIGN, child.text(), "");
                default -> {
                    if (Slots.BLOCKS.contains(child.name())) {
                        child.children().forEach(part -> part(part, child.name()));
                    } else {
                        part(child, Slots.PRODUCT);
                    }
                }
            }
        }
        return patch.build();
    }

    /** Which product it is, as far as {@link #read} has seen. */
    public List<Identifier> identifiers() {
        return List.copyOf(identifiers);
    }

    private <T> void state(MetadataField<T> field, T value, String origin) {
        if (!value.equals("")) {
            patch.add(field, value, origin);
        }
    }

    private void part(Element part, String block) {
        if (!block.equals(Slots.blockOf(part.name()))) {
            keep(Fields.FOREIGN, part, block.equals(Slots.PRODUCT) ? part.name() : block + "/" + part.name());
            return;
        }
        String origin = Slots.origin(part.name());
        List<Derived<?>> said = said(part);
        for (Derived<?> statement : said) {
            add(statement, origin);
        }
        boolean whole = Rules.written(said).all().equals(List.of(part));
        if (said.isEmpty() || !whole) {
            keep(said.isEmpty() ? Fields.EXTRA : Fields.SOURCE, part, origin);
        }
    }

    private List<Derived<?>> said(Element part) {
        Statements statements = new Statements(stated::contains);
        Rule rule = Rules.ofPart(part.name());
        if (rule != null) {
            try {
                rule.read(part, statements);
            } catch (IllegalArgumentException e) {
                OnixError error =
                        part.name().equals("ProductIdentifier") ? OnixError.BAD_IDENTIFIER : OnixError.BAD_VALUE;
                problems.warn(error, part.name() + ": " + e.getMessage(), part.line());
            }
        }
        List<Derived<?>> fresh = new ArrayList<>();
        for (Derived<?> statement : statements.all()) {
            if (values.add(List.of(statement.field(), statement.value()))) {
                fresh.add(statement);
            }
        }
        return fresh;
    }

    private <T> void add(Derived<T> statement, String origin) {
        stated.add(statement.field());
        if (statement.value() instanceof Identifier identifier) {
            identifiers.add(identifier);
        }
        patch.add(statement.field(), statement.value(), origin);
    }

    private void keep(MetadataField<String> field, Element part, String origin) {
        String xml = XmlText.of(part);
        if (xml.length() > MAX_KEPT_PART || kept + xml.length() > MAX_KEPT) {
            String what = part.name() + " has " + xml.length() + " characters";
            problems.warn(OnixError.NOT_KEPT, what, part.line());
            return;
        }
        kept += xml.length();
        patch.add(field, xml, origin);
    }
}
