package io.bindery.feeds.onix.product;

import io.bindery.feeds.onix.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a record that is being put together, by reference name; each name's in the order in which they came. For one thread. */
public final class Parts {

    private final Map<String, List<Element>> byName = new LinkedHashMap<>();

    /** Adds a part. */
    public void add(Element part) {
        byName.computeIfAbsent(part.name(), any -> new ArrayList<>()).add(part);
    }

    /** All parts of this name. */
    public List<Element> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Whether there is a part of this name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** All parts, in the order in which the names first came. */
    List<Element> all() {
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** The record: each part in its block, and in the order of the schema; those that have no place in a record at its end. */
    public Element record(int line) {
        Element product = new Element(Slots.PRODUCT, line);
        for (String name : Slots.order(Slots.PRODUCT)) {
            if (Slots.BLOCKS.contains(name)) {
                Element block = new Element(name, line);
                Slots.order(name).forEach(part -> all(part).forEach(block::add));
                if (!block.children().isEmpty()) {
                    product.add(block);
                }
            } else {
                all(name).forEach(product::add);
            }
        }
        all().stream().filter(part -> Slots.blockOf(part.name()) == null).forEach(product::add);
        return product;
    }
}
