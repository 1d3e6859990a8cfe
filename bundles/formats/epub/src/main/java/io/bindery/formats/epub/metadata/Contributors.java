package io.bindery.formats.epub.metadata;

import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.formats.epub.metadata.PackageDocument.Element;
import java.util.List;
import java.util.Locale;

/** Who made the book: {@code dc:creator} and {@code dc:contributor} with their MARC relator codes. */
final class Contributors {

    private Contributors() {}

    static void state(PackageDocument document, MetadataPatch.Builder patch) {
        state(document, patch, "dc:creator", true);
        state(document, patch, "dc:contributor", false);
    }

    private static void state(PackageDocument document, MetadataPatch.Builder patch, String name, boolean creator) {
        for (Element element : document.all(name)) {
            if (element.text().isBlank()) {
                continue;
            }
            String sortName = document.refinement(element, "file-as").orElse(element.attribute("file-as"));
            for (String role : roles(document, element)) {
                patch.add(
                        MetadataField.CONTRIBUTORS,
                        new Contributor(element.text(), role, sortName, creator),
                        document.origin(name));
            }
        }
    }

    /** One entry for each part that a person had; a single empty one if the book does not say. */
    private static List<String> roles(PackageDocument document, Element element) {
        List<String> refined = document.refinements(element, "role").stream()
                .map(meta -> code(meta.value()))
                .distinct()
                .toList();
        return refined.isEmpty() ? List.of(code(element.attribute("role"))) : refined;
    }

    /** Some books write the code as an address of the Library of Congress. */
    private static String code(String role) {
        String last = role.strip().substring(role.strip().lastIndexOf('/') + 1);
        return last.toLowerCase(Locale.ROOT);
    }
}
