package io.bindery.conversion.repair;

import org.jsoup.nodes.Element;

/** A picture has a source and an alternative text, which is empty if nobody knows better (HTML, section 4.8.4.4). */
final class ImageFix implements ContentFix {

    @Override
    public void mend(ContentDocument document) {
        for (Element image : document.body().select("img")) {
            if (Html.foreign(image)) {
                continue;
            }
            if (image.attr("src").isBlank()) {
                image.remove();
                document.count(RepairError.IMAGE);
            } else if (!image.hasAttr("alt")) {
                image.attr("alt", "");
                document.count(RepairError.IMAGE);
            }
        }
    }
}
