package io.bindery.formats.docx;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.NestedArchives;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Recognises Word documents by the content type of their main part (ECMA-376 part 1, section 11.3.10), with macros too. What is taken for
 * one and cannot be read (an old .doc, one behind a password) is claimed, so that its sender is told why.
 */
@Component(property = "bindery.plugin=docx")
public final class DocxDetector implements FormatDetector {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int MOST = 1 << 20;

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(8);
        }
        if (OleFile.begins(head)) {
            return switch (OleFile.of(file)) {
                case ENCRYPTED -> is(Confidence.LIKELY);
                case OLD_WORD -> is(Confidence.CLAIMED);
                case OTHER -> Optional.empty();
            };
        }
        if (!NestedArchives.begins(head)) {
            return Optional.empty();
        }
        Optional<Detection> claim =
                file.fileName().toLowerCase(Locale.ROOT).endsWith(".docx") ? is(Confidence.CLAIMED) : Optional.empty();
        try (HardenedZip zip = HardenedZip.open(file.file(), ZipLimits.DEFAULT)) {
            if (!zip.contains(CONTENT_TYPES)) {
                return claim;
            }
            String types = types(zip);
            boolean word = types.contains("wordprocessingml.document.main+xml")
                    || types.contains("wordprocessingml.template.main+xml")
                    || types.contains("ms-word.document.macroEnabled.main+xml")
                    || types.contains("ms-word.template.macroEnabledTemplate.main+xml");
            return word ? is(Confidence.CERTAIN) : types.isEmpty() ? claim : Optional.empty();
        } catch (RejectedException e) {
            // Damaged or hostile: no sign to be seen. If it claims to be one, validation will say what is wrong.
            return claim;
        }
    }

    private static String types(HardenedZip zip) {
        try (InputStream in = zip.read(CONTENT_TYPES)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<Detection> is(Confidence confidence) {
        return Optional.of(new Detection(DocxHandler.DOCX, confidence));
    }
}
