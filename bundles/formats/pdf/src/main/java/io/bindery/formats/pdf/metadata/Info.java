package io.bindery.formats.pdf.metadata;

import io.bindery.formats.pdf.document.OpenPdf;
import java.time.Instant;
import java.util.Calendar;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.util.DateConverter;

/** The document information dictionary (ISO 32000-2, 14.3.3): the older of the two places for metadata. */
final class Info {

    private static final int LONGEST = 10_000;

    private final COSDictionary info;

    private Info(COSDictionary info) {
        this.info = info;
    }

    static Info of(OpenPdf pdf) {
        COSDictionary trailer = pdf.document().getDocument().getTrailer();
        COSDictionary info = trailer == null ? null : trailer.getCOSDictionary(COSName.INFO);
        return new Info(info == null ? new COSDictionary() : info);
    }

    /** A text, e.g. {@code Title}, without surrounding white space; empty if there is none. */
    String text(String name) {
        String text =
                info.getString(COSName.getPDFName(name), "").replace('\0', ' ').strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** A date, e.g. {@code ModDate}; empty if there is none that can be understood. */
    Optional<Instant> date(String name) {
        Calendar date = DateConverter.toCalendar(info.getString(COSName.getPDFName(name)));
        return Optional.ofNullable(date).map(Calendar::toInstant);
    }
}
