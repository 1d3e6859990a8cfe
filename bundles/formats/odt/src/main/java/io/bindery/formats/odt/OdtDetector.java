package io.bindery.formats.odt;

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

/** Recognises OpenDocument text by its {@code mimetype}, else by its manifest (OpenDocument 1.3, part 2, sections 3.3 and 4). */
@Component(property = "bindery.plugin=odt")
public final class OdtDetector implements FormatDetector {

    private static final int MOST = 1 << 20;

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(4);
        }
        if (!NestedArchives.begins(head)) {
            return Optional.empty();
        }
        Optional<Detection> claim =
                file.fileName().toLowerCase(Locale.ROOT).endsWith(".odt") ? is(Confidence.CLAIMED) : Optional.empty();
        try (HardenedZip zip = HardenedZip.open(file.file(), ZipLimits.DEFAULT)) {
            String type = text(zip, Odf.MIMETYPE).strip();
            if (type.equals(OdtHandler.ODT.name()) || type.equals(OdtHandler.ODT.name() + "-template")) {
                return is(Confidence.CERTAIN);
            }
            if (!type.isEmpty()) {
                return Optional.empty();
            }
            boolean text = text(zip, Odf.MANIFEST).contains("\"" + OdtHandler.ODT.name() + "\"");
            return text && zip.contains(Odf.CONTENT) ? is(Confidence.LIKELY) : claim;
        } catch (RejectedException e) {
            // Damaged or hostile: no sign to be seen. If it claims to be one, validation will say what is wrong.
            return claim;
        }
    }

    private static String text(HardenedZip zip, String name) {
        if (!zip.contains(name)) {
            return "";
        }
        try (InputStream in = zip.read(name)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<Detection> is(Confidence confidence) {
        return Optional.of(new Detection(OdtHandler.ODT, confidence));
    }
}
