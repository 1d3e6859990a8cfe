package io.bindery.conversion.repair;

import io.bindery.api.error.ErrorCode;

/** Kinds of faults in made books. All but the last are mended and counted, and reported for information only. */
public enum RepairError implements ErrorCode {
    ID("001", "ids that are no XML names, or that several elements had"),
    OBSOLETE_ELEMENT("002", "elements that HTML no longer has, e.g. font and center; their effect was kept as a style"),
    OBSOLETE_ATTRIBUTE(
            "003", "attributes that HTML no longer has, e.g. align and bgcolor; their effect was kept as a style"),
    UNKNOWN_ELEMENT("004", "elements that HTML does not know; their content was kept"),
    UNKNOWN_ATTRIBUTE("005", "attributes that HTML does not know"),
    NESTING("006", "elements inside others that may not hold them, e.g. a list in a paragraph"),
    EPUB_TYPE("007", "statements of the meaning of a part (epub:type) that had lost their namespace"),
    IMAGE("008", "pictures without an alternative text or without a source"),
    TITLE("009", "documents without a title"),
    DANGLING_LINK("010", "links to places that are not in the book; their text was kept"),
    MISSING_RESOURCE("011", "references to pictures, styles or other files that are not in the book"),
    REFERENCE("012", "references from one element to another one that is not in the document"),
    NAMESPACE("013", "formulas and drawings outside of their namespaces"),
    MARKUP("014", "documents that were not well-formed XML"),
    VALUE("015", "attributes with values that they may not have"),
    MANIFEST("016", "files that the package document named wrongly, twice or not at all"),
    MEDIA_TYPE("017", "files of another type than the package document said"),
    PROPERTY("018", "files whose properties (svg, mathml, scripted) the package document did not name rightly"),
    SPINE("019", "places in the reading order that lead nowhere, are there twice, or cannot be reached"),
    GUIDE("020", "entries of the guide that lead nowhere"),
    METADATA("021", "metadata that is missing, empty, a placeholder or not of its form"),
    NAVIGATION("022", "tables of contents that were missing, empty or not of their form"),
    NCX("023", "faults of the table of contents for older readers (NCX)"),
    STYLE("024", "style sheet rules that EPUB does not allow or that are broken"),
    FOREIGN_IMAGE("025", "pictures of a kind that readers need not show; made PNG where possible, else left out"),
    CONTAINER("026", "files of the archive that have no place in a book"),
    REMOTE("027", "resources that would be loaded from the network; they were left out"),
    SCRIPT("028", "scripts, which were left out"),
    HEAD("029", "parts of a document's head that may not be there"),
    BEYOND_REPAIR(
            "030",
            "The program made something that is no book: its container, package document or reading order is missing.",
            "Look at the source in a program of its own format; send it in another format if it is in order there.");

    private static final String MENDED = "Nothing; the made book was mended.";

    private final String code;
    private final String cause;
    private final String remedy;

    RepairError(String number, String what) {
        this(number, "A converter made " + what + ".", MENDED);
    }

    RepairError(String number, String cause, String remedy) {
        this.code = "BND-REPAIR-" + number;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
