package io.bindery.feeds.onix.legacy;

import io.bindery.feeds.onix.product.Parts;
import io.bindery.feeds.onix.product.Slots;
import io.bindery.feeds.onix.vocabulary.Vocabulary;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.TreeBuilder;
import io.bindery.feeds.onix.xml.XmlText;
import java.util.List;
import java.util.Map;

/**
 * Turns a record of ONIX 2.1 into one of ONIX 3.0, by EDItEUR's "Migration from ONIX 2.1 to ONIX 3.0". What has no counterpart is carried
 * along as it is. For one record.
 */
public final class Upgrade {

    /** Elements that only stand in another block. */
    private static final java.util.Set<String> SAME = java.util.Set.of(
            "RecordReference",
            "DeletionText",
            "RecordSourceType",
            "RecordSourceName",
            "ProductIdentifier",
            "ProductFormDetail",
            "ProductPackaging",
            "ProductFormDescription",
            "TradeCategory",
            "ProductContentType",
            "ProductClassification",
            "ContributorStatement",
            "NoContributor",
            "EditionNumber",
            "EditionVersionNumber",
            "EditionStatement",
            "NoEdition",
            "Language",
            "Extent",
            "NumberOfIllustrations",
            "IllustrationsNote",
            "MapScale",
            "Subject",
            "Audience",
            "AudienceRange",
            "AudienceDescription",
            "Complexity",
            "CityOfPublication",
            "CountryOfPublication",
            "PublishingStatus",
            "PublishingStatusNote");

    /** Elements with a text, for which ONIX 3.0 has a date with a role (code list 163). */
    private static final Map<String, String> DATES = Map.of(
            "PublicationDate", "01",
            "AnnouncementDate", "09",
            "TradeAnnouncementDate", "10",
            "YearFirstPublished", "11",
            "OutOfPrintDate", "13");

    /** Elements that are product identifiers by name (code list 5). */
    private static final Map<String, String> IDENTIFIERS =
            Map.of("ISBN", "02", "EAN13", "03", "UPC", "04", "DOI", "06", "PublisherProductNo", "01");

    /** Kinds of e-books (code list 10) as product form details (code list 175). */
    private static final Map<String, String> EPUB_TYPES = Map.of(
            "001", "E105", "002", "E107", "022", "E127", "025", "E112", "029", "E101", "031", "E116", "044", "E141");

    private final Parts parts = new Parts();

    /** The record as ONIX 3.0 has it. */
    public Element upgrade(Element old) {
        for (Element child : old.children()) {
            convert(child, old);
        }
        parts.add(Element.of("ProductComposition", "00"));
        return parts.record(old.line());
    }

    private void convert(Element child, Element product) {
        String name = child.name();
        String text = child.text();
        if (SAME.contains(name)) {
            fit(child);
        } else if (DATES.containsKey(name)) {
            date(DATES.get(name), text);
        } else if (IDENTIFIERS.containsKey(name)) {
            parts.add(Descriptive.identifier(
                    text.length() == 13 && name.equals("ISBN") ? "15" : IDENTIFIERS.get(name), text));
        } else {
            other(child, product);
        }
    }

    private void other(Element child, Element product) {
        String text = child.text();
        switch (child.name()) {
            case "NotificationType" -> notice(text);
            case "ProductForm" -> form(child);
            case "EpubType" -> epubType(child);
            case "EpubTypeNote" -> parts.add(Element.of("ProductFormDescription", text));
            case "Title" -> parts.add(Descriptive.title(child));
            case "DistinctiveTitle" ->
                parts.add(Descriptive.title(
                        Element.of("Title").add("TitleType", "01").add("TitleText", text)));
            case "Series" -> fit(Descriptive.collection(child, "TitleOfSeries", "NumberWithinSeries"));
            case "Set" -> fit(Descriptive.collection(child, "TitleOfSet", "ItemNumberWithinSet"));
            case "NoSeries" -> parts.add(Element.of("NoCollection"));
            case "Contributor" -> fit(Descriptive.contributor(child));
            case "EditionTypeCode" -> parts.add(Element.of("EditionType", text));
            case "LanguageOfText" -> language("01", text);
            case "OriginalLanguage" -> language("02", text);
            case "NumberOfPages" -> pages(child, product);
            case "BASICMainSubject" -> parts.add(Descriptive.subject("10", text, product.textOf("BASICVersion")));
            case "BICMainSubject" -> parts.add(Descriptive.subject("12", text, product.textOf("BICVersion")));
            case "BASICVersion", "BICVersion" -> {} // said with the subject
            case "MainSubject" -> fit(Descriptive.mainSubject(child));
            case "AudienceCode" ->
                parts.add(Element.of("Audience").add("AudienceCodeType", "01").add("AudienceCodeValue", text));
            case "Measure" -> fit(renamed(child, Map.of("MeasureTypeCode", "MeasureType")));
            case "RecordSourceIdentifierType", "RecordSourceIdentifier" -> recordSource(child);
            default -> collateral(child);
        }
    }

    private void collateral(Element child) {
        String text = child.text();
        switch (child.name()) {
            case "Annotation" -> parts.add(Collateral.text("02", child));
            case "MainDescription" -> parts.add(Collateral.text("03", child));
            case "ReviewQuote" -> parts.add(Collateral.text("06", child));
            case "OtherText" -> Collateral.otherText(child).ifPresentOrElse(this::fit, () -> carry(child));
            case "MediaFile" -> Collateral.cover(child).ifPresentOrElse(parts::add, () -> carry(child));
            case "Imprint" -> fit(Publishing.name(child, "Imprint"));
            case "Publisher" -> fit(Publishing.name(child, "Publisher"));
            case "CopublisherName" ->
                parts.add(Element.of("Publisher").add("PublishingRole", "02").add("PublisherName", text));
            case "CopyrightYear" -> parts.add(Element.of("CopyrightStatement").add("CopyrightYear", text));
            case "CopyrightStatement" -> fit(child);
            case "SalesRights" -> fit(Publishing.rights(child, child.textOf("SalesRightsType")));
            case "NotForSale" -> fit(Publishing.rights(child, "03"));
            case "WorkIdentifier" -> parts.add(Element.of("RelatedWork", Element.of("WorkRelationCode", "01"), child));
            case "RelatedProduct" -> fit(Publishing.related(child));
            case "SupplyDetail" -> new Supply(this::carry).upgrade(child).forEach(parts::add);
            case TreeBuilder.CARRIED -> parts.add(child);
            default -> carry(child);
        }
    }

    /** Updates of single parts: ONIX 3.0 has one code for them. */
    private void notice(String code) {
        boolean partial = List.of("12", "13", "14").contains(code);
        parts.add(Element.of("NotificationType", partial ? "04" : code));
    }

    private void form(Element child) {
        String code = child.text().equals("DG") ? "ED" : child.text();
        if (Vocabulary.isUnknownCode("150", code)) {
            carry(child);
            code = "00";
        }
        parts.add(Element.of("ProductForm", code));
    }

    private void epubType(Element child) {
        String detail = EPUB_TYPES.get(child.text());
        if (detail == null) {
            carry(child);
        } else {
            parts.add(Element.of("ProductFormDetail", detail));
        }
    }

    private void date(String role, String date) {
        parts.add(Element.of("PublishingDate", Element.of("PublishingDateRole", role), Publishing.date(date)));
    }

    private void language(String role, String code) {
        parts.add(Element.of("Language").add("LanguageRole", role).add("LanguageCode", code));
    }

    /** The number of pages, unless an extent says it too. */
    private void pages(Element child, Element product) {
        boolean said = product.all("Extent").stream()
                .anyMatch(it -> it.textOf("ExtentType").equals("00")
                        && it.textOf("ExtentValue").equals(child.text()));
        if (!said) {
            parts.add(Element.of("Extent")
                    .add("ExtentType", "00")
                    .add("ExtentValue", child.text())
                    .add("ExtentUnit", "03"));
        }
    }

    private void recordSource(Element child) {
        if (child.children().isEmpty()) {
            carry(child);
        } else {
            fit(renamed(child, Map.of("RecordSourceIdentifierType", "RecordSourceIDType")));
        }
    }

    static Element renamed(Element element, Map<String, String> names) {
        Element copy = new Element(element.name(), element.line());
        copy.attributes().putAll(element.attributes());
        for (Element child : element.children()) {
            copy.add(names.containsKey(child.name()) ? child.renamed(names.get(child.name())) : child);
        }
        return copy;
    }

    /** Adds a part, without what ONIX 3.0 does not allow in it; that is carried along. */
    private void fit(Element part) {
        if (Slots.blockOf(part.name()) == null) {
            carry(part);
            return;
        }
        Vocabulary.Entry entry = Vocabulary.ONIX3.entry(part.name());
        if (entry == null || part.children().isEmpty()) {
            parts.add(part);
            return;
        }
        List<Element> misfits = part.children().stream()
                .filter(child -> !entry.parts().containsKey(child.name()))
                .toList();
        if (!misfits.isEmpty()) {
            Element rest = Element.of(part.name());
            misfits.forEach(rest::add);
            carry(rest);
        }
        parts.add(part.without(misfits));
    }

    private void carry(Element part) {
        parts.add(new Element(TreeBuilder.CARRIED, part.line()).text(XmlText.of(part)));
    }
}
