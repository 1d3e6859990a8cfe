package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Extent;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.TdmReservation;
import io.bindery.feeds.onix.xml.Element;
import java.math.BigDecimal;
import java.util.Set;

/** Form, edition, length and the reservation of text and data mining: what is said in a word or two. */
final class FormRule implements Rule {

    /** Code lists 145 and 146. */
    private static final String MINING = "11";

    private static final String PERMITTED = "01";
    private static final String PROHIBITED = "03";

    @Override
    public Set<String> parts() {
        return Set.of(
                "ProductForm",
                "ProductFormDetail",
                "PublishingStatus",
                "EditionNumber",
                "EditionStatement",
                "Extent",
                "EpubUsageConstraint");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(
                MetadataField.PRODUCT_FORM,
                MetadataField.PRODUCT_FORM_DETAILS,
                MetadataField.PUBLISHING_STATUS,
                MetadataField.EDITION,
                MetadataField.EXTENTS,
                MetadataField.TDM_RESERVATION);
    }

    @Override
    public void read(Element part, Statements statements) {
        String text = part.text();
        switch (part.name()) {
            case "ProductForm" -> state(MetadataField.PRODUCT_FORM, text, part, statements);
            case "ProductFormDetail" -> state(MetadataField.PRODUCT_FORM_DETAILS, text, part, statements);
            case "PublishingStatus" -> state(MetadataField.PUBLISHING_STATUS, text, part, statements);
            case "EditionNumber", "EditionStatement" -> state(MetadataField.EDITION, text, part, statements);
            case "Extent" -> {
                if (part.has("ExtentValue")) { // else it is in Roman figures only
                    statements.state(
                            MetadataField.EXTENTS,
                            new Extent(
                                    part.textOf("ExtentType"),
                                    number(part.textOf("ExtentValue")),
                                    part.textOf("ExtentUnit")),
                            part);
                }
            }
            default -> mining(part, statements);
        }
    }

    private static void state(MetadataField<String> field, String text, Element part, Statements statements) {
        if (!text.isEmpty()) {
            statements.state(field, text, part);
        }
    }

    /** A number that is not negative, in as few figures as say it. */
    static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.precision() > 30 || Math.abs(number.scale()) > 20) {
                throw new IllegalArgumentException("\"" + text + "\" has too many figures");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number", e);
        }
    }

    private static void mining(Element part, Statements statements) {
        String status = part.textOf("EpubUsageStatus");
        if (part.textOf("EpubUsageType").equals(MINING) && (status.equals(PERMITTED) || status.equals(PROHIBITED))) {
            statements.state(MetadataField.TDM_RESERVATION, new TdmReservation(status.equals(PROHIBITED), ""), part);
        }
    }

    @Override
    public void write(Pending pending, Parts parts) {
        MetadataField<?> field = pending.field();
        if (field.equals(MetadataField.PRODUCT_FORM)) {
            parts.add(Element.of("ProductForm", pending.take(MetadataField.PRODUCT_FORM)));
        } else if (field.equals(MetadataField.PRODUCT_FORM_DETAILS)) {
            parts.add(Element.of("ProductFormDetail", pending.take(MetadataField.PRODUCT_FORM_DETAILS)));
        } else if (field.equals(MetadataField.PUBLISHING_STATUS)) {
            parts.add(Element.of("PublishingStatus", pending.take(MetadataField.PUBLISHING_STATUS)));
        } else if (field.equals(MetadataField.EDITION)) {
            String edition = pending.take(MetadataField.EDITION);
            boolean number = edition.matches("[1-9][0-9]{0,4}");
            parts.add(number ? Element.of("EditionNumber", edition) : Texts.element("EditionStatement", edition));
        } else if (field.equals(MetadataField.EXTENTS)) {
            Extent extent = pending.take(MetadataField.EXTENTS);
            parts.add(Element.of(
                    "Extent",
                    Element.of("ExtentType", extent.type()),
                    Element.of("ExtentValue", extent.value().toPlainString()),
                    Element.of("ExtentUnit", extent.unit())));
        } else {
            boolean reserved = pending.take(MetadataField.TDM_RESERVATION).reserved();
            parts.add(Element.of(
                    "EpubUsageConstraint",
                    Element.of("EpubUsageType", MINING),
                    Element.of("EpubUsageStatus", reserved ? PROHIBITED : PERMITTED)));
        }
    }
}
