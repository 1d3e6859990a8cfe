package io.bindery.formats.epub.metadata;

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
 * The files of one book. Reading is best effort: what is missing, damaged or malformed is passed over, because to find
 * fault is the validation's part; only dangers are not. For one thread.
 */
final class BookFiles {

    private final HardenedZip zip;
    private final StepContext context;

    BookFiles(HardenedZip zip, StepContext context) {
        this.zip = zip;
        this.context = context;
    }

    /** Whether the book has a file of this name. */
    boolean contains(String path) {
        return zip.contains(path);
    }

    /** Lets a handler read an XML file as far as it can be read; does nothing if there is no such file. */
    <H extends DefaultHandler2> H parse(String path, H handler) throws RejectedException {
        context.checkCancelled();
        if (zip.contains(path)) {
            try (InputStream in = zip.read(path)) {
                HardenedXml.parse(in, path, handler, XmlLimits.DEFAULT);
            } catch (HostileContentException e) {
                throw e.rejection();
            } catch (IOException | SAXException | IllegalArgumentException e) {
                // Best effort: the handler keeps what it heard.
                return handler;
            }
        }
        return handler;
    }

    /** Reads a file that is not XML. */
    @FunctionalInterface
    interface Reading<T> {
        Optional<T> read(InputStream in) throws IOException;
    }

    /** What a reading gives; empty if the file cannot be read. */
    <T> Optional<T> read(String path, Reading<T> reading) throws RejectedException {
        context.checkCancelled();
        if (!zip.contains(path)) {
            return Optional.empty();
        }
        try (InputStream in = zip.read(path)) {
            return reading.read(in);
        } catch (HostileContentException e) {
            throw e.rejection();
        } catch (IOException | RuntimeException e) {
            // The image readers of the JDK throw all sorts of things at damaged pictures.
            context.checkCancelled();
            return Optional.empty();
        }
    }
}
