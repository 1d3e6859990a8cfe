package io.bindery.formats.pdf.document;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Reads name trees (ISO 32000-2, 7.9.6) as a whole, without recursion: PDFBox follows a loop until its stack is full. */
public final class NameTree {

    private NameTree() {}

    /** All names with their values, in order; empty if there is no tree. */
    public static Map<String, COSBase> read(@Nullable COSDictionary root, Effort effort) {
        Map<String, COSBase> all = new LinkedHashMap<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSDictionary> left = new ArrayDeque<>();
        if (root != null) {
            left.push(root);
        }
        while (!left.isEmpty()) {
            COSDictionary node = left.pop();
            if (seen.add(node)) {
                effort.step();
                leaf(node.getCOSArray(COSName.NAMES), all, effort);
                push(node.getCOSArray(COSName.KIDS), left, effort);
            }
        }
        return all;
    }

    private static void leaf(@Nullable COSArray names, Map<String, COSBase> all, Effort effort) {
        for (int i = 0; names != null && i + 1 < names.size(); i += 2) {
            effort.step();
            COSBase value = names.getObject(i + 1);
            if (names.getObject(i) instanceof COSString name && value != null) {
                all.putIfAbsent(name.getString(), value);
            }
        }
    }

    private static void push(@Nullable COSArray kids, Deque<COSDictionary> left, Effort effort) {
        for (int i = kids == null ? -1 : kids.size() - 1; i >= 0; i--) {
            effort.step();
            if (kids.getObject(i) instanceof COSDictionary kid) {
                left.push(kid);
            }
        }
    }
}
