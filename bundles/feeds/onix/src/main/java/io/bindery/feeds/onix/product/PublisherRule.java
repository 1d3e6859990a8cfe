package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.BookDate;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publisher, imprint, dates and copyright (ONIX code lists 45, 55 and 163). */
final class PublisherRule implements Rule {

    private static final String PUBLISHED = "01";
    private static final Pattern COPYRIGHT = Pattern.compile("\u00A9 (\\d{4}) (.+)");

    @Override
    public Set<String> parts() {
        return Set.of("Imprint", "Publisher", "PublishingDate", "CopyrightStatement");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(
                MetadataField.IMPRINT,
                MetadataField.PUBLISHER,
                MetadataField.PUBLICATION_DATE,
                MetadataField.DATES,
                MetadataField.RIGHTS);
    }

    @Override
    public void read(Element part, Statements statements) {
        switch (part.name()) {
            case "Imprint" -> {
                if (!part.textOf("ImprintName").isEmpty()) {
                    statements.state(MetadataField.IMPRINT, part.textOf("ImprintName"), part);
                }
            }
            case "Publisher" -> {
                String role = part.textOf("PublishingRole");
                if (!part.textOf("PublisherName").isEmpty() && (role.isEmpty() || role.equals(PUBLISHED))) {
                    statements.state(MetadataField.PUBLISHER, part.textOf("PublisherName"), part);
                }
            }
            case "PublishingDate" -> {
                String date = Dates.read(part);
                String role = part.textOf("PublishingDateRole");
                if (role.equals(PUBLISHED) && !statements.taken(MetadataField.PUBLICATION_DATE)) {
                    statements.state(MetadataField.PUBLICATION_DATE, date, part);
                } else {
                    statements.state(MetadataField.DATES, new BookDate(role, date), part);
                }
            }
            default -> copyright(part, statements);
        }
    }

    private static void copyright(Element part, Statements statements) {
        String year = part.textOf("CopyrightYear");
        String owner = part.first("CopyrightOwner")
                .map(it -> it.has("PersonName") ? it.textOf("PersonName") : it.textOf("CorporateName"))
                .orElse("");
        boolean copyright = part.textOf("CopyrightType").isEmpty()
                || part.textOf("CopyrightType").equals("C");
        if (copyright && year.matches("\\d{4}") && !owner.isEmpty()) {
            statements.state(MetadataField.RIGHTS, "\u00A9 " + year + " " + owner, part);
        }
    }

    @Override
    public void write(Pending pending, Parts parts) {
        MetadataField<?> field = pending.field();
        if (field.equals(MetadataField.IMPRINT)) {
            parts.add(Element.of("Imprint", Element.of("ImprintName", pending.take(MetadataField.IMPRINT))));
        } else if (field.equals(MetadataField.PUBLISHER)) {
            parts.add(Element.of(
                    "Publisher",
                    Element.of("PublishingRole", PUBLISHED),
                    Element.of("PublisherName", pending.take(MetadataField.PUBLISHER))));
        } else if (field.equals(MetadataField.PUBLICATION_DATE)) {
            date(new BookDate(PUBLISHED, pending.take(MetadataField.PUBLICATION_DATE)), parts);
        } else if (field.equals(MetadataField.DATES)) {
            date(pending.take(MetadataField.DATES), parts);
        } else {
            Matcher rights = COPYRIGHT.matcher(pending.take(MetadataField.RIGHTS));
            if (rights.matches()) { // any other statement has no place in ONIX 3.0
                parts.add(Element.of(
                        "CopyrightStatement",
                        Element.of("CopyrightYear", rights.group(1)),
                        Element.of("CopyrightOwner", Element.of("CorporateName", rights.group(2)))));
            }
        }
    }

    private static void date(BookDate date, Parts parts) {
        Dates.write(date.date())
                .ifPresent(element -> parts.add(
                        Element.of("PublishingDate", Element.of("PublishingDateRole", date.role()), element)));
    }
}
