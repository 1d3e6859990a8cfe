package io.bindery.feeds.onix.legacy;

import io.bindery.feeds.onix.xml.Element;
import java.util.Map;

/** Parts of ONIX 2.1 that say what a product is, as block 1 of ONIX 3.0 has them. */
final class Descriptive {

    private Descriptive() {}

    static Element identifier(String type, String value) {
        return Element.of("ProductIdentifier").add("ProductIDType", type).add("IDValue", value);
    }

    /** Where a title stands both whole and with its prefix apart, the whole one becomes the statement of the title. */
    static Element title(Element old) {
        Element element = Element.of("TitleElement", Element.of("TitleElementLevel", "01"));
        boolean apart = old.has("TitleWithoutPrefix");
        if (apart) {
            element.add(old.has("TitlePrefix") ? old.first("TitlePrefix").orElseThrow() : Element.of("NoPrefix"));
            element.add(old.first("TitleWithoutPrefix").orElseThrow());
        } else {
            old.first("TitleText").ifPresent(element::add);
        }
        old.first("Subtitle").ifPresent(element::add);
        Element detail = new Element("TitleDetail", old.line())
                .add("TitleType", old.textOf("TitleType"))
                .add(element);
        return apart ? detail.add("TitleStatement", old.textOf("TitleText")) : detail;
    }

    static Element collection(Element old, String titleName, String numberName) {
        Element collection = new Element("Collection", old.line());
        if (old.name().equals("Set")) {
            collection.add("CollectionType", "20").add("SourceName", "set");
        } else {
            collection.add("CollectionType", "10");
        }
        for (Element identifier : old.all("SeriesIdentifier")) {
            collection.add(Upgrade.renamed(identifier, Map.of("SeriesIDType", "CollectionIDType"))
                    .renamed("CollectionIdentifier"));
        }
        for (Element identifier : old.all("ProductIdentifier")) {
            collection.add(Upgrade.renamed(identifier, Map.of("ProductIDType", "CollectionIDType"))
                    .renamed("CollectionIdentifier"));
        }
        if (old.has("SeriesISSN")) {
            collection.add(Element.of("CollectionIdentifier")
                    .add("CollectionIDType", "02")
                    .add("IDValue", old.textOf("SeriesISSN")));
        }
        String title = old.has(titleName)
                ? old.textOf(titleName)
                : old.first("Title").map(it -> it.textOf("TitleText")).orElse("");
        collection.add(Element.of(
                "TitleDetail",
                Element.of("TitleType", "01"),
                Element.of("TitleElement", Element.of("TitleElementLevel", "02"))
                        .add("PartNumber", old.textOf(numberName))
                        .add("TitleText", title)));
        old.all("Contributor").forEach(it -> collection.add(contributor(it)));
        for (Element child : old.children()) {
            boolean said = child.name().equals(titleName)
                    || child.name().equals(numberName)
                    || child.name().matches("SeriesIdentifier|ProductIdentifier|SeriesISSN|Contributor");
            if (!said && !(child.name().equals("Title") && !old.has(titleName))) {
                collection.add(child); // what does not fit is carried along by the caller
            }
        }
        return collection;
    }

    static Element contributor(Element old) {
        Element contributor = new Element("Contributor", old.line());
        for (Element child : old.children()) {
            switch (child.name()) {
                case "PersonNameIdentifier" ->
                    contributor.add(Upgrade.renamed(child, Map.of("PersonNameIDType", "NameIDType"))
                            .renamed("NameIdentifier"));
                case "LanguageCode" -> contributor.add(child.renamed("FromLanguage"));
                case "CountryCode" ->
                    contributor.add(Element.of("ContributorPlace")
                            .add("ContributorPlaceRelator", "00")
                            .add("CountryCode", child.text()));
                default -> contributor.add(child);
            }
        }
        return contributor;
    }

    static Element subject(String scheme, String code, String version) {
        return Element.of("Subject", Element.of("MainSubject"))
                .add("SubjectSchemeIdentifier", scheme)
                .add("SubjectSchemeVersion", version)
                .add("SubjectCode", code);
    }

    static Element mainSubject(Element old) {
        Element subject = Element.of("Subject", Element.of("MainSubject"));
        Upgrade.renamed(old, Map.of("MainSubjectSchemeIdentifier", "SubjectSchemeIdentifier"))
                .children()
                .forEach(subject::add);
        return subject;
    }
}
