package io.bindery.converters.print.page;

import io.bindery.converters.print.book.Book;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.AdobePDFSchema;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.xml.XmpSerializer;

/** What the PDF says of itself, in Info and XMP alike (ISO 32000-1, section 14.3). The same book gives the same bytes. Stateless. */
final class Imprint {

    private static final String PRODUCER = "Bindery";

    private Imprint() {}

    /** @param sha256 of the EPUB */
    static void write(PDDocument pdf, Book book, String sha256) throws IOException {
        Calendar date = date(book.modified());
        PDDocumentInformation info = new PDDocumentInformation();
        info.setTitle(book.title());
        String authors = String.join("; ", book.authors());
        if (!authors.isEmpty()) {
            info.setAuthor(authors);
        }
        first(book, "description").ifPresent(info::setSubject);
        List<String> subjects = book.statements().getOrDefault("subject", List.of());
        if (!subjects.isEmpty()) {
            info.setKeywords(String.join("; ", subjects));
        }
        info.setProducer(PRODUCER);
        info.setCreator(PRODUCER);
        info.setCreationDate(date);
        info.setModificationDate(date);
        pdf.setDocumentInformation(info);

        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        catalog.setLanguage(book.language());
        PDMarkInfo marks = new PDMarkInfo();
        marks.setMarked(true);
        catalog.setMarkInfo(marks);
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        if (book.rightToLeft()) {
            preferences.setReadingDirection(PDViewerPreferences.READING_DIRECTION.R2L);
        }
        catalog.setViewerPreferences(preferences);
        PDMetadata metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(xmp(book, date));
        catalog.setMetadata(metadata);
        // The file's identifier is made of this and not of the clock.
        pdf.setDocumentId(Long.parseUnsignedLong(sha256.substring(0, 16), 16));
    }

    private static java.util.Optional<String> first(Book book, String name) {
        return book.statements().getOrDefault(name, List.of()).stream().findFirst();
    }

    private static byte[] xmp(Book book, Calendar date) throws IOException {
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        DublinCoreSchema core = xmp.createAndAddDublinCoreSchema();
        core.setFormat("application/pdf");
        core.setTitle(book.title());
        book.authors().forEach(core::addCreator);
        core.addLanguage(book.language());
        first(book, "description").ifPresent(core::setDescription);
        book.statements().getOrDefault("subject", List.of()).forEach(core::addSubject);
        book.statements().getOrDefault("publisher", List.of()).forEach(core::addPublisher);
        first(book, "rights").ifPresent(rights -> core.addRights("x-default", rights));
        first(book, "identifier").ifPresent(core::setIdentifier);
        AdobePDFSchema pdf = xmp.createAndAddAdobePDFSchema();
        pdf.setProducer(PRODUCER);
        XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
        basic.setCreatorTool(PRODUCER);
        basic.setCreateDate(date);
        basic.setModifyDate(date);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new XmpSerializer().serialize(xmp, out, true);
        } catch (TransformerException e) {
            throw new IOException("the metadata cannot be written", e);
        }
        return out.toByteArray();
    }

    private static Calendar date(String modified) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        Instant instant;
        try {
            instant = Instant.parse(modified);
        } catch (DateTimeException e) {
            // A book that does not say: the day on which PDF became a standard is as good as any, and always the same.
            instant = Instant.parse("2008-07-01T00:00:00Z");
        }
        calendar.setTimeInMillis(instant.toEpochMilli());
        return calendar;
    }
}
