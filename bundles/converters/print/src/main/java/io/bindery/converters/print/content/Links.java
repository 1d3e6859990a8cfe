package io.bindery.converters.print.content;

import io.bindery.converters.print.book.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * The links of the book. Documents are laid out one by one, so a link gets an address of ours first; when all pages are there, it
 * is led to its page. For one book.
 */
public final class Links {

    /** What our addresses begin with; the domain is one that nobody can own (RFC 2606, section 2). */
    public static final String PREFIX = "https://book.invalid/";

    private final List<Spot> targets = new ArrayList<>();
    private final Map<Spot, Integer> numbers = new HashMap<>();
    private final Map<String, Set<String>> ids = new HashMap<>();

    /** Gives a link an address of ours, or takes it off if it leads nowhere that is fit for print. */
    void link(Element anchor, String path) {
        String href = anchor.getAttribute("href").strip();
        if (anchor.hasAttribute("name") && !anchor.hasAttribute("id")) {
            anchor.setAttribute("id", anchor.getAttribute("name"));
        }
        if (!anchor.hasAttribute("href")) {
            return;
        }
        Optional<Spot> spot = Spot.of(path, href);
        if (spot.isPresent()) {
            int number = numbers.computeIfAbsent(spot.get(), target -> {
                targets.add(target);
                return targets.size() - 1;
            });
            anchor.setAttribute("href", PREFIX + number);
            return;
        }
        String lower = href.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://") && !lower.startsWith("mailto:")) {
            anchor.removeAttribute("href");
        }
    }

    /** Remembers which ids a document has. */
    void ids(String path, Element body) {
        Set<String> here = new LinkedHashSet<>();
        Dom.each(body, element -> {
            if (element.hasAttribute("id")) {
                here.add(element.getAttribute("id"));
            }
        });
        ids.put(path, here);
    }

    /** The ids of a document that was made ready. */
    public Set<String> ids(String path) {
        return ids.getOrDefault(path, Set.of());
    }

    /** Where an address of ours leads; empty if it is none of ours. */
    public Optional<Spot> target(String address) {
        return address.startsWith(PREFIX)
                ? Optional.of(targets.get(Integer.parseInt(address.substring(PREFIX.length()))))
                : Optional.empty();
    }
}
