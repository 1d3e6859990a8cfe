package io.bindery.feeds.onix.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An element of a record under its reference name. It holds other elements, or text; of text that is XHTML, the mark-up as it is to be
 * written. Two are equal if they would be written alike. For one thread.
 */
public final class Element {

    private final String name;
    private final int line;
    private final Map<String, String> attributes = new TreeMap<>();
    private final List<Element> children = new ArrayList<>();
    private String text = "";
    private boolean markup;

    /** @param line where it stands in the message, counted from 1; 0 if it stands in none */
    public Element(String name, int line) {
        this.name = name;
        this.line = line;
    }

    /** An element that stands in no message. */
    public static Element of(String name) {
        return new Element(name, 0);
    }

    /** An element with text. */
    public static Element of(String name, String text) {
        return of(name).text(text);
    }

    /** An element with others. */
    public static Element of(String name, Element... children) {
        Element element = of(name);
        element.children.addAll(List.of(children));
        return element;
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    /** Its attributes; can be changed. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** An attribute's value; empty if it has none. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    public Element attribute(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** The elements within; can be changed. */
    public List<Element> children() {
        return children;
    }

    /** Its text, without white space around; mark-up if {@link #markup()}. */
    public String text() {
        return text;
    }

    public Element text(String newText) {
        text = newText.strip();
        markup = false;
        return this;
    }

    /** Whether its text is well-formed mark-up that is to be written as it is. */
    public boolean markup() {
        return markup;
    }

    public Element markup(String wellFormed) {
        text = wellFormed.strip();
        markup = true;
        return this;
    }

    public Element add(Element child) {
        children.add(child);
        return this;
    }

    /** Adds an element with text, if the text is not empty. */
    public Element add(String child, String itsText) {
        if (!itsText.isEmpty()) {
            children.add(of(child, itsText));
        }
        return this;
    }

    /** The elements within that have this name. */
    public List<Element> all(String child) {
        return children.stream().filter(it -> it.name.equals(child)).toList();
    }

    /** The first element within that has this name. */
    public Optional<Element> first(String child) {
        return children.stream().filter(it -> it.name.equals(child)).findFirst();
    }

    /** The text of the first element within that has this name; empty if there is none. */
    public String textOf(String child) {
        return first(child).map(Element::text).orElse("");
    }

    public boolean has(String child) {
        return first(child).isPresent();
    }

    /** The same under another name. */
    public Element renamed(String other) {
        Element copy = new Element(other, line);
        copy.attributes.putAll(attributes);
        copy.children.addAll(children);
        copy.text = text;
        copy.markup = markup;
        return copy;
    }

    /** The same without some parts, wherever within they are; the parts are told by identity. */
    public Element without(List<Element> parts) {
        Element copy = renamed(name);
        copy.children.clear();
        for (Element child : children) {
            if (parts.stream().noneMatch(part -> part == child)) {
                copy.children.add(child.without(parts));
            }
        }
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Element element
                && name.equals(element.name)
                && attributes.equals(element.attributes)
                && children.equals(element.children)
                && text.equals(element.text)
                && markup == element.markup;
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + text.hashCode() + children.size();
    }

    @Override
    public String toString() {
        return XmlText.of(this);
    }
}
