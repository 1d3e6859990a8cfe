package io.bindery.conversion.repair;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Attributes that the element may not have go; those of scripts go everywhere. */
final class UnknownAttributeFix implements ContentFix {

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.all()) {
            boolean foreign = Html.foreign(element);
            for (Attribute attribute : List.copyOf(element.attributes().asList())) {
                String key = attribute.getKey();
                if (key.toLowerCase(Locale.ROOT).matches("on[a-z]+")) {
                    element.removeAttr(key);
                    document.count(RepairError.SCRIPT);
                } else if (foreign ? key.startsWith("data-") : !Html.allows(element.normalName(), key)) {
                    element.removeAttr(key);
                    document.count(RepairError.UNKNOWN_ATTRIBUTE);
                } else if (!foreign && !key.equals(key.toLowerCase(Locale.ROOT))) {
                    String value = attribute.getValue();
                    element.removeAttr(key);
                    element.attr(key.toLowerCase(Locale.ROOT), value);
                    document.count(RepairError.UNKNOWN_ATTRIBUTE);
                }
            }
        }
    }
}
