package io.bindery.formats.pdf.document;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds all dictionaries of resources (ISO 32000-2, 7.8.3) that pages use: their own, and those of forms, patterns, Type 3 fonts
 * and annotations. Each is visited once, for the first page that uses it. For one thread.
 */
public final class ResourceWalk {

    private final OpenPdf pdf;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSDictionary> left = new ArrayDeque<>();

    /** Told of each dictionary of resources. */
    @FunctionalInterface
    public interface Visitor {
        /** @param page the first page that uses it, counted from 1 */
        void visit(COSDictionary resources, int page);
    }

    private ResourceWalk(OpenPdf pdf) {
        this.pdf = pdf;
    }

    /** Walks all pages. */
    public static void over(OpenPdf pdf, Visitor visitor) {
        ResourceWalk walk = new ResourceWalk(pdf);
        int page = 0;
        for (COSDictionary dictionary : pdf.pages()) {
            page++;
            walk.add(dictionary.getCOSDictionary(COSName.RESOURCES));
            walk.annotations(dictionary.getCOSArray(COSName.ANNOTS));
            walk.drain(visitor, page);
        }
    }

    private void drain(Visitor visitor, int page) {
        while (!left.isEmpty()) {
            COSDictionary resources = left.pop();
            pdf.effort().step();
            visitor.visit(resources, page);
            inner(resources.getCOSDictionary(COSName.XOBJECT));
            inner(resources.getCOSDictionary(COSName.PATTERN));
            inner(resources.getCOSDictionary(COSName.FONT));
        }
    }

    private void inner(@Nullable COSDictionary group) {
        if (group == null || !seen.add(group)) {
            return;
        }
        for (COSName name : group.keySet()) {
            pdf.effort().step();
            if (group.getDictionaryObject(name) instanceof COSDictionary part) {
                add(part.getCOSDictionary(COSName.RESOURCES));
            }
        }
    }

    private void annotations(@Nullable COSArray annotations) {
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            pdf.effort().step();
            COSDictionary looks = annotations.getObject(i) instanceof COSDictionary annotation
                    ? annotation.getCOSDictionary(COSName.AP)
                    : null;
            COSBase normal = looks == null ? null : looks.getDictionaryObject(COSName.N);
            if (normal instanceof COSStream form) {
                add(form.getCOSDictionary(COSName.RESOURCES));
            } else if (normal instanceof COSDictionary states) {
                inner(states);
            }
        }
    }

    private void add(@Nullable COSDictionary resources) {
        if (resources != null && seen.add(resources)) {
            left.push(resources);
        }
    }
}
