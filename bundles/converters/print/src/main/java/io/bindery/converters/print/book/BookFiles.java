package io.bindery.converters.print.book;

import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The files of one book; nothing else can be read through it. What is missing or damaged is passed over, because to find fault
 * is the validation's part; only dangers are not. For one thread.
 */
public final class BookFiles {

    /** Deeper nesting than any book has; layout calls itself once a level. */
    private static final XmlLimits LIMITS = new XmlLimits(32L << 20, 256, 1_000_000, 20_000_000);

    private final HardenedZip zip;
    private final StepContext context;

    /** @param zip is read from, and not closed */
    public BookFiles(HardenedZip zip, StepContext context) {
        this.zip = zip;
        this.context = context;
    }

    /** Whether the book has a file of this name. */
    public boolean contains(String path) {
        return zip.contains(path);
    }

    /**
     * Lets a handler read an XML file as far as it can be read.
     *
     * @return whether it was there and well-formed
     * @throws RejectedException if the file is a danger
     */
    public boolean parse(String path, DefaultHandler2 handler) throws RejectedException {
        context.checkCancelled();
        if (!zip.contains(path)) {
            return false;
        }
        try (InputStream in = zip.read(path)) {
            HardenedXml.parse(in, path, handler, LIMITS);
            return true;
        } catch (HostileContentException e) {
            throw e.rejection();
        } catch (IOException | SAXException | IllegalArgumentException e) {
            if (e.getCause() instanceof HostileContentException hostile) {
                throw hostile.rejection();
            }
            // The handler keeps what it heard; the caller decides whether that is enough.
            return false;
        }
    }

    /**
     * The bytes of a file.
     *
     * @param most a longer file is passed over
     * @return empty if there is no such file, or it is damaged or too long
     * @throws RejectedException if the file is a danger
     */
    public Optional<byte[]> bytes(String path, int most) throws RejectedException {
        context.checkCancelled();
        if (!zip.contains(path) || zip.statedSize(path) > most) {
            return Optional.empty();
        }
        try (InputStream in = zip.read(path)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        } catch (HostileContentException e) {
            throw e.rejection();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
