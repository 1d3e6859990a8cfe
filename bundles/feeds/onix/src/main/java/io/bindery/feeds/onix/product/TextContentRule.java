package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Description;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.Locale;
import java.util.Set;

/** Texts about the book (ONIX code list 153). The first description is the book's description; all else is told by type. */
final class TextContentRule implements Rule {

    @Override
    public Set<String> parts() {
        return Set.of("TextContent");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.DESCRIPTION, MetadataField.DESCRIPTIONS);
    }

    @Override
    public void read(Element part, Statements statements) {
        String type = part.textOf("TextType");
        for (Element text : part.all("Text")) {
            if (text.text().isEmpty()) {
                continue;
            }
            if (type.equals(Description.LONG) && !statements.taken(MetadataField.DESCRIPTION)) {
                statements.state(MetadataField.DESCRIPTION, text.text(), part);
            } else {
                String language = text.attribute("language");
                statements.state(
                        MetadataField.DESCRIPTIONS,
                        new Description(
                                type,
                                text.text(),
                                Texts.format(text),
                                language.isEmpty() ? "" : LanguageRule.tag(language),
                                author(part)),
                        part);
            }
        }
    }

    private static String author(Element part) {
        for (String source : new String[] {"TextAuthor", "TextSourceCorporate", "SourceTitle"}) {
            if (part.has(source)) {
                return part.textOf(source);
            }
        }
        return "";
    }

    @Override
    public void write(Pending pending, Parts parts) {
        Element element = Element.of("TextContent");
        if (pending.field().equals(MetadataField.DESCRIPTION)) {
            parts.add(element.add("TextType", Description.LONG)
                    .add("ContentAudience", "00")
                    .add(Texts.element("Text", pending.take(MetadataField.DESCRIPTION))));
            return;
        }
        Description description = pending.take(MetadataField.DESCRIPTIONS);
        Element text = Texts.element("Text", description.text(), description.format());
        if (!description.language().isEmpty()) {
            String code = LanguageRule.code(description.language()).toLowerCase(Locale.ROOT);
            text.attribute("language", code);
        }
        parts.add(element.add("TextType", description.type())
                .add("ContentAudience", "00")
                .add(text)
                .add("TextAuthor", description.author()));
    }
}
