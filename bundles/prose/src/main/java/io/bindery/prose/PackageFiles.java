package io.bindery.prose;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.picture.CoverPicture;
import io.bindery.hardened.xml.EntityGuard;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.NestedArchives;
import io.bindery.hardened.zip.ZipLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import org.xml.sax.ext.DefaultHandler2;

/** The files of a document that is a ZIP archive of XML and pictures (OPC, ODF). For one thread. */
public final class PackageFiles implements Closeable {

    /** A long novel in DOCX has some 20 MiB of XML. */
    private static final XmlLimits LIMITS = new XmlLimits(128L << 20, 1_000, 100_000, 10_000_000);

    private static final EntityGuard GUARD = new EntityGuard(LIMITS);
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");

    private final HardenedZip zip;
    private final StepContext context;

    private PackageFiles(HardenedZip zip, StepContext context) {
        this.zip = zip;
        this.context = context;
    }

    /**
     * Opens a document.
     *
     * @throws RejectedException if it is no archive, or dangerous to open
     */
    public static PackageFiles open(Path file, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        return new PackageFiles(HardenedZip.open(file, ZipLimits.DEFAULT), context);
    }

    /** The names of the files; unmodifiable. */
    public Set<String> names() {
        return zip.names();
    }

    /** Whether there is a file of this name. */
    public boolean contains(String name) {
        return zip.contains(name);
    }

    /** Reads every byte once: real sizes, checksums, archives in the archive, entities, sizes of pictures. */
    public void checkDangers(FindingList findings) throws RejectedException, IOException {
        zip.readAll((name, content) -> {
            context.checkCancelled();
            BufferedInputStream bytes = new BufferedInputStream(content);
            bytes.mark(4);
            byte[] head = bytes.readNBytes(4);
            bytes.reset();
            if (PICTURES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT))) {
                PictureSize.of(bytes.readNBytes(PictureSize.HEAD))
                        .filter(PictureSize::monstrous)
                        .ifPresent(size -> findings.add(
                                ProseError.PICTURE_BOMB,
                                Severity.ERROR,
                                "says that it is " + size.width() + " x " + size.height() + " pixels large",
                                Location.of(name)));
            } else if (NestedArchives.begins(head)) {
                NestedArchives.check(bytes, name, ZipLimits.DEFAULT);
            } else {
                GUARD.check(bytes, name).ifPresent(findings::add);
            }
        });
    }

    /**
     * Lets a handler read an XML file; what is not well-formed is a finding. Does nothing if there is no such file.
     *
     * @throws RejectedException if a limit is passed or the archive is damaged there
     */
    public void check(String name, DefaultHandler2 handler, FindingList findings) throws RejectedException {
        context.checkCancelled();
        if (zip.contains(name)) {
            XmlReading.check(() -> zip.read(name), name, handler, LIMITS, findings);
        }
    }

    /** Lets a handler read an XML file as far as it can be read: to find fault is the validation's part. */
    public <H extends DefaultHandler2> H read(String name, H handler) throws RejectedException {
        context.checkCancelled();
        if (zip.contains(name)) {
            XmlReading.read(() -> zip.read(name), name, handler, LIMITS);
        }
        return handler;
    }

    /** The first bytes of a file; empty if it cannot be read. */
    public byte[] head(String name, int length) {
        try (InputStream in = zip.read(name)) {
            return in.readNBytes(length);
        } catch (IOException | IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /**
     * Copies a picture of the package, if it is of a kind that browsers show, and not larger than any real one.
     *
     * @return whether it was; if not, nothing was written
     * @throws IOException if it cannot be written
     */
    public boolean copyPicture(String name, OutputStream out) throws IOException {
        return CoverPicture.copy(new ByteArrayInputStream(head(name, CoverPicture.MOST_BYTES + 1)), out);
    }

    /** The book cannot be looked at: one fatal finding, about the book as a whole. */
    public static RejectedException refusal(io.bindery.api.error.ErrorCode code, String message) {
        Finding finding = new Finding(code.code(), Severity.FATAL, "bindery", message, code.remedy(), Location.BOOK);
        return new RejectedException(code, message, java.util.List.of(finding));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
