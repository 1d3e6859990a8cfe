package io.bindery.prose;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** Reading one XML file, to find fault with it or to take from it what can be had. */
public final class XmlReading {

    private XmlReading() {}

    /** Opens the file's bytes. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Lets a handler read the file; that it is not well-formed, or not in its encoding, is a finding.
     *
     * @throws RejectedException if a limit is passed
     */
    public static void check(
            Source source, String path, DefaultHandler2 handler, XmlLimits limits, FindingList findings)
            throws RejectedException {
        try {
            parse(source, path, handler, limits);
        } catch (SAXParseException e) {
            String message = String.valueOf(e.getMessage());
            // The JDK's parser says so in the text of its error only.
            boolean encoding = message.startsWith("Invalid byte") || message.contains("UTF-8 sequence");
            findings.add(
                    encoding ? ProseError.ENCODING : ProseError.MALFORMED,
                    Severity.FATAL,
                    message,
                    new Location(path, e.getLineNumber(), e.getColumnNumber()));
        } catch (CharConversionException | java.io.UnsupportedEncodingException e) {
            findings.add(ProseError.ENCODING, Severity.FATAL, String.valueOf(e.getMessage()), Location.of(path));
        } catch (SAXException | IOException e) {
            findings.add(ProseError.MALFORMED, Severity.FATAL, String.valueOf(e.getMessage()), Location.of(path));
        }
    }

    /**
     * Lets a handler read the file as far as it can be read.
     *
     * @throws RejectedException if a limit is passed
     */
    public static void read(Source source, String path, DefaultHandler2 handler, XmlLimits limits)
            throws RejectedException {
        try {
            parse(source, path, handler, limits);
        } catch (SAXException | IOException e) {
            // Best effort: the handler keeps what it heard.
            return;
        }
    }

    private static void parse(Source source, String path, DefaultHandler2 handler, XmlLimits limits)
            throws RejectedException, SAXException, IOException {
        try (InputStream in = source.open()) {
            HardenedXml.parse(in, path, handler, limits);
        } catch (HostileContentException e) {
            throw e.rejection();
        } catch (IllegalArgumentException e) {
            // A compression that cannot be read.
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }
}
