package io.bindery.converters.print.page;

import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jspecify.annotations.Nullable;

/**
 * Joins the structure trees of the documents into one (ISO 32000-1, section 14.7): each is laid out as if it were alone, with keys from 0.
 * For one book.
 */
final class Structure {

    private static final COSName NUMS = COSName.NUMS;

    private final PDDocument pdf;
    private final COSArray parts = new COSArray();
    private final TreeMap<Integer, COSBase> parents = new TreeMap<>();
    private @Nullable COSBase roles;
    private int next;

    Structure(PDDocument pdf) {
        this.pdf = pdf;
    }

    /** Before a document is laid out. */
    void begin() {
        pdf.getDocumentCatalog().setStructureTreeRoot(null);
    }

    /** After that; takes the document's tree over. */
    void end(int firstPage) {
        PDStructureTreeRoot root = pdf.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            return;
        }
        COSDictionary tree = root.getCOSObject();
        int shift = next;
        COSDictionary parentTree = tree.getCOSDictionary(COSName.PARENT_TREE);
        COSArray numbers = parentTree == null ? new COSArray() : parentTree.getCOSArray(NUMS);
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            int key = numbers.getInt(i) + shift;
            parents.put(key, numbers.get(i + 1));
            next = Math.max(next, key + 1);
        }
        for (int i = firstPage; i < pdf.getNumberOfPages(); i++) {
            PDPage page = pdf.getPage(i);
            shift(page.getCOSObject(), COSName.STRUCT_PARENTS, shift);
            COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int a = 0; annotations != null && a < annotations.size(); a++) {
                if (annotations.getObject(a) instanceof COSDictionary annotation) {
                    shift(annotation, COSName.STRUCT_PARENT, shift);
                }
            }
        }
        roles = tree.getDictionaryObject(COSName.ROLE_MAP);
        takeOver(tree.getDictionaryObject(COSName.K));
    }

    private void takeOver(@Nullable COSBase kids) {
        if (kids instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                takeOver(array.getObject(i));
            }
        } else if (kids instanceof COSDictionary document) {
            // A part of the book, below the one document that the book is.
            document.setItem(COSName.S, COSName.getPDFName("Part"));
            parts.add(document);
        }
    }

    private static void shift(COSDictionary dictionary, COSName key, int shift) {
        if (dictionary.containsKey(key)) {
            dictionary.setInt(key, dictionary.getInt(key) + shift);
        }
    }

    /** When all documents are laid out: the book's tree. */
    void finish(String language) {
        PDStructureTreeRoot root = new PDStructureTreeRoot();
        COSDictionary tree = root.getCOSObject();
        COSDictionary book = new COSDictionary();
        book.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
        book.setItem(COSName.S, COSName.DOCUMENT);
        book.setItem(COSName.P, tree);
        book.setString(COSName.LANG, language);
        book.setItem(COSName.K, parts);
        for (int i = 0; i < parts.size(); i++) {
            ((COSDictionary) parts.getObject(i)).setItem(COSName.P, book);
        }
        tree.setItem(COSName.K, book);
        COSArray numbers = new COSArray();
        parents.forEach((key, value) -> {
            numbers.add(COSInteger.get(key));
            numbers.add(value);
        });
        COSDictionary parentTree = new COSDictionary();
        parentTree.setItem(NUMS, numbers);
        tree.setItem(COSName.PARENT_TREE, parentTree);
        root.setParentTreeNextKey(next);
        if (roles != null) {
            tree.setItem(COSName.ROLE_MAP, roles);
        }
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
    }
}
