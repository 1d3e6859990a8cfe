package io.bindery.converters.print.page;

import io.bindery.converters.print.book.Book.Entry;
import io.bindery.converters.print.book.Spot;
import io.bindery.converters.print.content.Links;
import io.bindery.converters.print.page.Layout.Place;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** Leads links and the outline to the pages on which their targets came to stand. For one book. */
final class Navigation {

    private static final int MAX_DEPTH = 12;

    private final Map<String, Map<String, Place>> places = new HashMap<>();

    /**
     * A line of the contents, and where its target stands.
     *
     * @param depth from 1
     */
    record Mark(String label, int depth, Place place) {}

    /** Remembers where the ids of a document stand. */
    void add(String path, Map<String, Place> ids) {
        places.put(path, ids);
    }

    /** Where a target stands: its document's start, if it is not seen itself; empty if its document is not printed. */
    private Optional<Place> place(Spot spot) {
        Map<String, Place> ids = places.get(spot.path());
        if (ids == null) {
            return Optional.empty();
        }
        Place start = ids.get("");
        return Optional.ofNullable(ids.getOrDefault(spot.fragment(), start));
    }

    /** The lines of the contents that lead to a page, in the contents' order. */
    List<Mark> marks(List<Entry> contents) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            Entry entry = contents.get(i);
            Optional<Place> place = entry.target().flatMap(this::place);
            // A heading that leads nowhere leads to the first line below it.
            for (int below = i + 1;
                    entry.target().isEmpty()
                            && place.isEmpty()
                            && below < contents.size()
                            && contents.get(below).depth() > entry.depth();
                    below++) {
                place = contents.get(below).target().flatMap(this::place);
            }
            place.ifPresent(found -> marks.add(new Mark(entry.label(), entry.depth(), found)));
        }
        return marks;
    }

    /** Makes the outline. */
    static void outline(PDDocument pdf, List<Mark> marks) {
        PDDocumentOutline outline = new PDDocumentOutline();
        Deque<PDOutlineNode> open = new ArrayDeque<>();
        Deque<Integer> depths = new ArrayDeque<>();
        open.push(outline);
        depths.push(0);
        for (Mark mark : marks) {
            int depth = Math.min(mark.depth(), MAX_DEPTH);
            while (depths.getFirst() >= depth) {
                depths.pop();
                open.pop();
            }
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(mark.label());
            item.setDestination(destination(pdf, mark.place()));
            open.getFirst().addLast(item);
            open.push(item);
            depths.push(depth);
        }
        outline.openNode();
        pdf.getDocumentCatalog().setDocumentOutline(outline);
    }

    private static PDPageXYZDestination destination(PDDocument pdf, Place place) {
        PDPageXYZDestination destination = new PDPageXYZDestination();
        destination.setPage(pdf.getPage(place.page()));
        destination.setTop(Math.round(place.y()));
        destination.setLeft(0);
        return destination;
    }

    /** Leads each link that has an address of ours to its page, and takes off those that lead to what is not printed. */
    void lead(PDDocument pdf, Links links) throws IOException {
        for (PDPage page : pdf.getPages()) {
            List<PDAnnotation> annotations = page.getAnnotations();
            boolean taken = false;
            for (int i = annotations.size() - 1; i >= 0; i--) {
                if (annotations.get(i) instanceof PDAnnotationLink link
                        && link.getAction() instanceof PDActionURI uri) {
                    Optional<Spot> target = links.target(uri.getURI());
                    Optional<Place> place = target.flatMap(this::place);
                    if (place.isPresent()) {
                        PDActionGoTo action = new PDActionGoTo();
                        action.setDestination(destination(pdf, place.get()));
                        link.setAction(action);
                    } else if (target.isPresent()) {
                        annotations.remove(i);
                        taken = true;
                    }
                }
            }
            if (taken) {
                page.setAnnotations(annotations);
            }
        }
    }
}
