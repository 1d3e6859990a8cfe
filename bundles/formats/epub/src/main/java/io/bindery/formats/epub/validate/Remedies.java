package io.bindery.formats.epub.validate;

import io.bindery.api.finding.Severity;
import java.util.Map;

/** What to do about a finding for which EPUBCheck has no suggestion of its own. */
final class Remedies {

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("PKG-006", "Make 'mimetype' the first file of the archive, stored without compression."),
            Map.entry("PKG-007", "Let 'mimetype' hold exactly 'application/epub+zip', without a line break."),
            Map.entry("PKG-005", "Pack the archive so that the 'mimetype' entry has no extra field (zip -X)."),
            Map.entry("PKG-008", "Export the book again and check that the transfer was complete."),
            Map.entry("RSC-001", "Add the missing file to the archive, or remove it from the manifest."),
            Map.entry("RSC-002", "Add META-INF/container.xml, which names the package document."),
            Map.entry("RSC-005", "Correct the markup at this place so that it follows the schema of its format."),
            Map.entry("RSC-006", "Put the resource into the book and refer to it there."),
            Map.entry("RSC-007", "Correct the reference, or add the file that it names."),
            Map.entry("RSC-007w", "Correct the reference, or add the file that it names."),
            Map.entry("RSC-008", "Declare the resource in the manifest of the package document."),
            Map.entry("RSC-012", "Correct the fragment, or give the target element that id."),
            Map.entry("RSC-016", "Correct the markup at this place so that the file is well-formed XML."),
            Map.entry("OPF-001", "State version=\"3.0\" (or \"2.0\") on the package element."),
            Map.entry("OPF-002", "Add the package document, or correct its path in META-INF/container.xml."),
            Map.entry("OPF-003", "Declare the file in the manifest, or remove it from the archive."),
            Map.entry("OPF-014", "Add the property to the file's manifest item."),
            Map.entry("OPF-015", "Remove the property from the file's manifest item."),
            Map.entry("OPF-030", "Let unique-identifier name the id of a dc:identifier of the book."),
            Map.entry("NCX-001", "Let dtb:uid of the NCX be the unique identifier of the package document."));

    private static final Map<String, String> BY_FAMILY = Map.of(
            "PKG", "Correct how the archive is packed (EPUB 3.3, section 4).",
            "OPF", "Correct the package document at this place (EPUB 3.3, section 5).",
            "RSC", "Correct the reference or the resource at this place.",
            "HTM", "Correct the content document at this place (EPUB 3.3, section 6).",
            "CSS", "Correct the style sheet at this place.",
            "NAV", "Correct the navigation document at this place (EPUB 3.3, section 7).",
            "NCX", "Correct the NCX at this place.",
            "MED", "Correct the media overlay at this place (EPUB 3.3, section 9).",
            "ACC", "Correct the markup so that readers with disabilities can use the book.",
            "SCP", "Review the script at this place.");

    private Remedies() {}

    static String of(String code, Severity severity) {
        if (severity == Severity.USAGE || severity == Severity.INFO) {
            return "";
        }
        String exact = BY_CODE.get(code);
        if (exact != null) {
            return exact;
        }
        return BY_FAMILY.getOrDefault(
                code.substring(0, Math.min(3, code.length())), "Correct the book at this place as the message says.");
    }
}
