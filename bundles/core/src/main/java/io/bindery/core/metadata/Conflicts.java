package io.bindery.core.metadata;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Provenance;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.RelatedProduct;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.MetadataLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds where the sources of a book disagree. Thread-safe. */
public final class Conflicts {

    /** Those by which a book is sold and found; others may well differ. */
    private static final Set<MetadataField<?>> WEIGHTY = Set.of(
            MetadataField.TITLES,
            MetadataField.PUBLISHER,
            MetadataField.IMPRINT,
            MetadataField.PUBLICATION_DATE,
            MetadataField.DATES,
            MetadataField.EDITION,
            MetadataField.PRICES,
            MetadataField.SALES_RIGHTS,
            MetadataField.SERIES,
            MetadataField.TDM_RESERVATION,
            MetadataField.AI_DISCLOSURES,
            MetadataField.AUDIENCE_RANGES);
    /** Those whose slot is what they are: who has a sort name and who has none does not disagree. */
    private static final Set<MetadataField<?>> NAMED =
            Set.of(MetadataField.CONTRIBUTORS, MetadataField.LANGUAGES, MetadataField.SUBJECTS, MetadataField.MENTIONS);
    /** ONIX code list 51: e-publication based on this print product; alternative format. */
    private static final Set<String> PRINT_COUNTERPARTS = Set.of("13", "06");

    private static final int LISTED = 5;
    private static final int SHOWN = 80;

    private Conflicts() {}

    /** The conflicts, field by field; those about identifiers first. */
    public static List<Finding> in(Merged merged) {
        List<Finding> findings = new ArrayList<>(isbns(merged));
        Map<List<Object>, List<Superseded>> lists = new LinkedHashMap<>();
        for (Superseded lost : merged.superseded()) {
            if (lost.agrees()) {
                continue;
            }
            Optional<? extends Sourced<?>> standing = inTheSameSlot(merged, lost);
            if (standing.isPresent()) {
                disagreement(lost, standing.get()).ifPresent(findings::add);
            } else {
                lists.computeIfAbsent(List.of(lost.field(), lost.layer().key()), any -> new ArrayList<>())
                        .add(lost);
            }
        }
        lists.values().forEach(lost -> findings.add(replaced(lost)));
        return findings.stream().distinct().toList();
    }

    private static Optional<? extends Sourced<?>> inTheSameSlot(Merged merged, Superseded lost) {
        Object slot = Slots.of(lost.field(), lost.value().value());
        return merged.effective().sourced(lost.field()).stream()
                .filter(value -> Slots.of(lost.field(), value.value()).equals(slot))
                .findFirst();
    }

    private static Optional<Finding> disagreement(Superseded lost, Sourced<?> standing) {
        String one = text(standing.value());
        String other = text(lost.value().value());
        if (NAMED.contains(lost.field()) || compatible(one, other)) {
            return Optional.empty();
        }
        Source winner = standing.provenance().source();
        boolean weighty = WEIGHTY.contains(lost.field())
                && winner != Source.PERSON
                && lost.layer().key().source() != Source.DERIVED;
        return Optional.of(finding(
                MetadataError.SOURCES_DISAGREE,
                weighty ? Severity.WARNING : Severity.INFO,
                lost.field().name() + ": " + said(lost.value()) + " says " + cut(other) + ", " + said(standing)
                        + " says "
                        + cut(one) + "; the latter stands, since "
                        + (winner == lost.value().provenance().source()
                                ? "it is later"
                                : "a " + winner.label() + " counts more than a "
                                        + lost.value().provenance().source().label())));
    }

    /** Whether one says the same with less, e.g. a year for a day, or the same in other letters. */
    private static boolean compatible(String one, String other) {
        String a = Slots.folded(one);
        String b = Slots.folded(other);
        return a.equals(b) || bothDates(a, b) && (a.startsWith(b) || b.startsWith(a));
    }

    private static boolean bothDates(String a, String b) {
        return a.matches("\\d{4}(-.*)?") && b.matches("\\d{4}(-.*)?");
    }

    private static Finding replaced(List<Superseded> lost) {
        Superseded first = lost.get(0);
        List<String> values = lost.stream()
                .limit(LISTED)
                .map(it -> cut(text(it.value().value())))
                .toList();
        String more = lost.size() > LISTED ? " and " + (lost.size() - LISTED) + " more" : "";
        return finding(
                MetadataError.LIST_REPLACED,
                Severity.INFO,
                first.field().name() + ": " + said(first.value()) + " says " + String.join(", ", values) + more + "; "
                        + who(first.by()) + " has a list of its own");
    }

    private static List<Finding> isbns(Merged merged) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Sourced<Identifier>> ofFile = isbns(merged, Source.FILE);
        for (MetadataLayer feed : merged.layers()) {
            if (feed.key().source() != Source.FEED || ofFile.isEmpty()) {
                continue;
            }
            Map<String, Sourced<Identifier>> ofFeed = new LinkedHashMap<>();
            collect(feed, ofFeed);
            Set<String> print = counterparts(feed);
            Optional<String> printInFile = ofFile.keySet().stream()
                    .filter(print::contains)
                    .filter(isbn -> !ofFeed.containsKey(isbn))
                    .findFirst();
            if (printInFile.isPresent()) {
                String isbn = printInFile.get();
                findings.add(finding(
                        MetadataError.PRINT_ISBN,
                        Severity.WARNING,
                        "identifiers: " + said(ofFile.get(isbn)) + " says " + isbn
                                + ", which is the print product's by "
                                + who(feed) + "; the e-book's is "
                                + (ofFeed.isEmpty() ? "not named there" : String.join(", ", ofFeed.keySet()))));
            } else if (!ofFeed.isEmpty() && ofFile.keySet().stream().noneMatch(ofFeed::containsKey)) {
                findings.add(finding(
                        MetadataError.ISBN_CLASH,
                        Severity.WARNING,
                        "identifiers: " + said(ofFile.values().iterator().next()) + " says ISBN "
                                + String.join(", ", ofFile.keySet()) + ", "
                                + said(ofFeed.values().iterator().next()) + " says ISBN "
                                + String.join(", ", ofFeed.keySet())));
            }
        }
        return findings;
    }

    private static Map<String, Sourced<Identifier>> isbns(Merged merged, Source source) {
        Map<String, Sourced<Identifier>> isbns = new LinkedHashMap<>();
        merged.layers().stream()
                .filter(layer -> layer.key().source() == source)
                .forEach(layer -> collect(layer, isbns));
        return isbns;
    }

    private static void collect(MetadataLayer layer, Map<String, Sourced<Identifier>> isbns) {
        for (Sourced<Identifier> it : layer.alone().sourced(MetadataField.IDENTIFIERS)) {
            if (it.value().scheme().equals("ISBN")) {
                isbns.putIfAbsent(it.value().value(), it);
            }
        }
    }

    private static Set<String> counterparts(MetadataLayer feed) {
        Set<String> isbns = new LinkedHashSet<>();
        for (RelatedProduct it : feed.alone().all(MetadataField.RELATED_PRODUCTS)) {
            if (PRINT_COUNTERPARTS.contains(it.relation())
                    && it.identifier().scheme().equals("ISBN")) {
                isbns.add(it.identifier().value());
            }
        }
        return isbns;
    }

    private static String said(Sourced<?> value) {
        Provenance from = value.provenance();
        return from.source().label() + " (" + from.plugin() + (from.origin().isEmpty() ? "" : ", " + cut(from.origin()))
                + ")";
    }

    private static String who(MetadataLayer layer) {
        String reference =
                layer.key().source() == Source.FEED && !layer.reference().isEmpty()
                        ? ", record " + layer.reference()
                        : "";
        return layer.key().source().label() + " (" + layer.statedBy() + reference + ")";
    }

    private static String text(Object value) {
        return value instanceof Title title ? title.text() : Values.text(value);
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, SHOWN))) + "…";
    }

    private static Finding finding(MetadataError error, Severity severity, String message) {
        return new Finding(error.code(), severity, "metadata", message, error.remedy(), Location.BOOK);
    }
}
