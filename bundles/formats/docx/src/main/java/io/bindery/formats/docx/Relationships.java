package io.bindery.formats.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** The relationships of one part (ECMA-376 part 2, section 6.5), at most {@value #MOST}. For one reading by one thread. */
final class Relationships extends DefaultHandler2 {

    private static final int MOST = 50_000;

    /**
     * One relationship.
     *
     * @param kind the last part of its type, e.g. {@code image}
     * @param target the part's name if it is within the package, else an address
     * @param external whether the target lies outside
     */
    record Relationship(String kind, String target, boolean external) {}

    private final String folder;
    private final List<Relationship> all = new ArrayList<>();

    /** @param part whose relationships they are; empty for those of the package */
    Relationships(String part) {
        this.folder = part.substring(0, part.lastIndexOf('/') + 1);
    }

    /** The name of the file with a part's relationships. */
    static String fileOf(String part) {
        int name = part.lastIndexOf('/') + 1;
        return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    }

    /** The part that a file with relationships is about. */
    static String partOf(String file) {
        return file.replaceFirst("_rels/([^/]*)\\.rels$", "$1");
    }

    List<Relationship> all() {
        return all;
    }

    /** The target of the first relationship of a kind. */
    Optional<String> target(String kind) {
        return all.stream()
                .filter(relationship -> relationship.kind.equals(kind) && !relationship.external)
                .findFirst()
                .map(Relationship::target);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String type = attributes.getValue("Type");
        String target = attributes.getValue("Target");
        if (localName.equals("Relationship") && type != null && target != null && all.size() < MOST) {
            boolean external = "External".equals(attributes.getValue("TargetMode"));
            String kind = type.substring(type.lastIndexOf('/') + 1);
            all.add(new Relationship(kind, external ? target : resolve(target), external));
        }
    }

    private String resolve(String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.equals(".")) {
                steps.add(step);
            }
        }
        return decoded(String.join("/", steps));
    }

    private static String decoded(String path) {
        try {
            return path.indexOf('%') < 0
                    ? path
                    : java.net.URLDecoder.decode(path.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /** The value, or nothing. */
    static String attribute(Attributes attributes, String localName) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(localName)) {
                return orEmpty(attributes.getValue(i));
            }
        }
        return "";
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
