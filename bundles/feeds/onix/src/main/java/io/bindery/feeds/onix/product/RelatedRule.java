package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.RelatedProduct;
import io.bindery.feeds.onix.xml.Element;
import java.util.Set;

/** Related products (ONIX code list 51): each relation with each identifier is stated for itself. */
final class RelatedRule implements Rule {

    @Override
    public Set<String> parts() {
        return Set.of("RelatedProduct");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.RELATED_PRODUCTS);
    }

    @Override
    public void read(Element part, Statements statements) {
        for (Element code : part.all("ProductRelationCode")) {
            for (Element identifier : part.all("ProductIdentifier")) {
                Identifier which = IdentifierRule.of(identifier);
                statements.state(MetadataField.RELATED_PRODUCTS, new RelatedProduct(code.text(), which), part);
            }
        }
    }

    @Override
    public void write(Pending pending, Parts parts) {
        RelatedProduct related = pending.take(MetadataField.RELATED_PRODUCTS);
        parts.add(Element.of(
                "RelatedProduct",
                Element.of("ProductRelationCode", related.relation()),
                IdentifierRule.element(related.identifier())));
    }
}
