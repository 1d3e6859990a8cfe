package io.bindery.formats.pdf.validate;

import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.NameTree;
import io.bindery.formats.pdf.document.OpenPdf;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * Finds what does something: actions (ISO 32000-2, 12.6) wherever they hang, attachments (7.11.4), sound, film and 3D (13), XFA
 * forms. Nothing is opened or run. For one thread.
 */
final class DangerCheck {

    private static final COSName JAVA_SCRIPT = COSName.getPDFName("JavaScript");
    private static final COSName NEXT = COSName.getPDFName("Next");
    private static final COSName XFA = COSName.getPDFName("XFA");

    private final OpenPdf pdf;
    private final Findings findings;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    DangerCheck(OpenPdf pdf, Findings findings) {
        this.pdf = pdf;
        this.findings = findings;
    }

    void check() {
        COSDictionary catalog = pdf.catalog();
        action(catalog.getDictionaryObject(COSName.OPEN_ACTION), 0);
        triggers(catalog.getCOSDictionary(COSName.AA), 0);
        COSDictionary trees = catalog.getCOSDictionary(COSName.NAMES);
        if (trees != null) {
            NameTree.read(trees.getCOSDictionary(JAVA_SCRIPT), pdf.effort())
                    .forEach((name, action) -> action(action, 0));
            NameTree.read(trees.getCOSDictionary(COSName.EMBEDDED_FILES), pdf.effort())
                    .forEach((name, file) -> attachment(file, name, 0));
        }
        int page = 0;
        for (COSDictionary dictionary : pdf.pages()) {
            page++;
            triggers(dictionary.getCOSDictionary(COSName.AA), page);
            annotations(dictionary.getCOSArray(COSName.ANNOTS), page);
        }
        form(catalog.getCOSDictionary(COSName.ACRO_FORM));
    }

    private void annotations(@Nullable COSArray annotations, int page) {
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            pdf.effort().step();
            if (annotations.getObject(i) instanceof COSDictionary annotation && seen.add(annotation)) {
                String kind = annotation.getNameAsString(COSName.SUBTYPE, "");
                switch (kind) {
                    case "FileAttachment" -> attachment(annotation.getDictionaryObject(COSName.FS), "", page);
                    case "Sound", "Movie", "Screen", "3D", "RichMedia" ->
                        add(PdfError.MULTIMEDIA, "an annotation of the kind " + kind, page);
                    default -> {
                        // Links, notes and fields do harm by their actions only.
                    }
                }
                action(annotation.getDictionaryObject(COSName.A), page);
                triggers(annotation.getCOSDictionary(COSName.AA), page);
            }
        }
    }

    private void form(@Nullable COSDictionary form) {
        if (form == null) {
            return;
        }
        if (form.containsKey(XFA)) {
            add(PdfError.DYNAMIC_FORM, PdfError.DYNAMIC_FORM.cause(), 0);
        }
        Deque<COSArray> left = new ArrayDeque<>();
        COSArray fields = form.getCOSArray(COSName.FIELDS);
        if (fields != null) {
            left.push(fields);
        }
        while (!left.isEmpty()) {
            COSArray level = left.pop();
            int size = seen.add(level) ? level.size() : 0;
            for (int i = 0; i < size; i++) {
                pdf.effort().step();
                if (level.getObject(i) instanceof COSDictionary field) {
                    action(field.getDictionaryObject(COSName.A), 0);
                    triggers(field.getCOSDictionary(COSName.AA), 0);
                    COSArray kids = field.getCOSArray(COSName.KIDS);
                    if (kids != null) {
                        left.push(kids);
                    }
                }
            }
        }
    }

    /** Actions that hang on an event: opening, closing, a key, a click (ISO 32000-2, 12.6.3). */
    private void triggers(@Nullable COSDictionary events, int page) {
        if (events != null && seen.add(events)) {
            for (COSName event : events.keySet()) {
                action(events.getDictionaryObject(event), page);
            }
        }
    }

    /** One action and those that follow it; loops are followed once. */
    private void action(@Nullable COSBase first, int page) {
        Deque<COSBase> left = new ArrayDeque<>();
        if (first != null) {
            left.push(first);
        }
        while (!left.isEmpty()) {
            COSBase next = left.pop();
            pdf.effort().step();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof COSArray several) {
                // The array may also be a mere destination, which does nothing.
                for (int i = 0; i < several.size(); i++) {
                    if (several.getObject(i) instanceof COSDictionary one && one.containsKey(COSName.S)) {
                        left.push(one);
                    }
                }
            } else if (next instanceof COSDictionary action) {
                judge(action, page);
                COSBase following = action.getDictionaryObject(NEXT);
                if (following != null) {
                    left.push(following);
                }
            }
        }
    }

    private void judge(COSDictionary action, int page) {
        String kind = action.getNameAsString(COSName.S, "");
        switch (kind) {
            case "JavaScript" -> add(PdfError.SCRIPT, "an action runs JavaScript", page);
            case "Launch" -> add(PdfError.LAUNCH, "an action starts a program or opens a file", page);
            case "SubmitForm", "ImportData" -> add(PdfError.SENDS_DATA, "an action of the kind " + kind, page);
            case "Sound", "Movie", "Rendition", "GoTo3DView", "RichMediaExecute" ->
                add(PdfError.MULTIMEDIA, "an action of the kind " + kind, page);
            default -> {
                // Going to a page or an address, hiding, and the like.
            }
        }
    }

    private void attachment(@Nullable COSBase file, String name, int page) {
        if (file != null && !seen.add(file)) {
            return;
        }
        String stated = name;
        if (file instanceof COSDictionary dictionary) {
            stated = dictionary.getString(COSName.UF, dictionary.getString(COSName.F, name));
        }
        add(PdfError.ATTACHMENT, "the file “" + stated + "” is attached", page);
    }

    private void add(PdfError kind, String message, int page) {
        if (page > 0) {
            findings.add(kind, message, page);
        } else {
            findings.add(kind, message);
        }
    }
}
