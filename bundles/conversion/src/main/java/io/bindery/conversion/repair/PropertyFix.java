package io.bindery.conversion.repair;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;

/** Each item names the properties that its content has (EPUB 3.3, section D.5.1); those of special kinds of books do not survive a conversion. */
final class PropertyFix implements BookFix {

    private static final Set<String> OF_CONTENT = Set.of("mathml", "remote-resources", "scripted", "svg", "switch");
    private static final Set<String> KNOWN = Set.of("cover-image", "nav");

    @Override
    public void mend(MadeBook book) {
        boolean nav = false;
        boolean cover = false;
        for (Element item : book.items()) {
            Set<String> right = new TreeSet<>();
            for (String property : item.attr("properties").strip().split("\\s+")) {
                boolean second = property.equals("nav") && nav || property.equals("cover-image") && cover;
                boolean fits = property.equals("cover-image")
                        ? Kinds.CORE_IMAGES.contains(item.attr("media-type"))
                        : property.equals("nav") ? book.isXhtml(item) : true;
                if (KNOWN.contains(property) && !second && fits) {
                    right.add(property);
                    nav |= property.equals("nav");
                    cover |= property.equals("cover-image");
                }
            }
            if (book.isXhtml(item)) {
                book.facts(book.path(item)).ifPresent(facts -> right.addAll(facts.properties()));
            } else {
                Arrays.stream(item.attr("properties").split("\\s+"))
                        .filter(OF_CONTENT::contains)
                        .forEach(right::add);
            }
            String now = String.join(" ", right);
            if (!new TreeSet<>(Arrays.asList(item.attr("properties").strip().split("\\s+")))
                    .equals(right.isEmpty() ? new TreeSet<>(Set.of("")) : right)) {
                book.tally().add(RepairError.PROPERTY);
            }
            if (now.isEmpty()) {
                item.removeAttr("properties");
            } else {
                item.attr("properties", now);
            }
        }
    }
}
