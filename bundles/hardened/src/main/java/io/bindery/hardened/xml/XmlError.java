package io.bindery.hardened.xml;

import io.bindery.api.error.ErrorCode;

/** Why an XML document is refused. */
public enum XmlError implements ErrorCode {
    ENTITY_BOMB(
            "BND-XML-001",
            "An XML file declares entities that expand to far more text than it holds, as in a \"billion laughs\" attack.",
            "Remove the entity declarations and write the text itself."),
    TOO_DEEP(
            "BND-XML-002",
            "The elements of an XML file are nested deeper than any real document nests them.",
            "Flatten the nesting of the elements."),
    TOO_LARGE("BND-XML-003", "An XML file is larger than is allowed for one document.", "Split the document."),
    TOO_COMPLEX(
            "BND-XML-004",
            "An XML file has more attributes, longer names, or a longer tag, comment or text in one piece than any real document needs.",
            "Simplify the markup at the place named."),
    EXTERNAL_ENTITY(
            "BND-XML-005",
            "An XML file asks its reader to open a file or address outside of the book (an external entity). It was not opened.",
            "Remove the entity's declaration, or the DOCTYPE, and write the text itself.");

    private final String code;
    private final String cause;
    private final String remedy;

    XmlError(String code, String cause, String remedy) {
        this.code = code;
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
