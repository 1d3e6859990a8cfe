package io.bindery.feeds.onix;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.feed.FeedReader;
import io.bindery.api.feed.MetadataExport;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.step.StepContext;
import io.bindery.feeds.onix.message.OnixMessage;
import io.bindery.feeds.onix.message.RawRecord;
import io.bindery.feeds.onix.product.RecordWriter;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.XmlText;
import java.io.BufferedWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.xml.sax.SAXException;

/** ONIX for Books: reads 2.1, 3.0 and 3.1, with reference names and short tags; writes 3.0 with reference names. */
@Component(
        service = {MetadataFeed.class, MetadataExport.class},
        property = "bindery.plugin=onix")
public final class OnixFeed implements MetadataFeed, MetadataExport {

    /** There is no registered media type; this one is in use. */
    static final MediaType ONIX = new MediaType("application/onix+xml");

    private static final String NAMESPACE = "http://ns.editeur.org/onix/3.0/reference";
    private static final DateTimeFormatter SENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(ONIX);
    }

    @Override
    public MediaType mediaType() {
        return ONIX;
    }

    @Override
    public List<Finding> read(BookContent file, FeedReader products, StepContext context) throws Exception {
        context.checkCancelled();
        List<Finding> findings = new ArrayList<>();
        try (InputStream bytes = file.open();
                Counted counted = new Counted(bytes, file.size(), context)) {
            OnixMessage message = OnixMessage.open(counted);
            if (!message.head().release().matches("2\\.1.*|3\\.[01].*")) {
                findings.add(finding(
                        OnixError.UNKNOWN_RELEASE,
                        Severity.WARNING,
                        "release " + message.head().release(),
                        0));
            }
            ProductReading reading = new ProductReading(message, Sender.UNKNOWN);
            int count = 0;
            for (RawRecord record = message.next(); record != null; record = message.next()) {
                context.checkCancelled();
                if (record.header()) {
                    reading = new ProductReading(message, sender(message, record, findings));
                } else {
                    products.product(reading.read(record));
                    count++;
                }
            }
            String early = message.earlyEnd();
            if (!early.isEmpty()) {
                findings.add(finding(OnixError.CUT_OFF, Severity.ERROR, early, 0));
            } else if (count == 0) {
                findings.add(finding(OnixError.NO_PRODUCT, Severity.WARNING, OnixError.NO_PRODUCT.cause(), 0));
            }
        }
        return findings;
    }

    private static Sender sender(OnixMessage message, RawRecord record, List<Finding> findings)
            throws RejectedException, IOException {
        try {
            return Sender.of(message.parse(record));
        } catch (SAXException e) {
            findings.add(
                    finding(OnixError.NOT_WELL_FORMED, Severity.ERROR, "the header: " + e.getMessage(), record.line()));
            return Sender.UNKNOWN;
        }
    }

    private static Finding finding(ErrorCode code, Severity severity, String message, int line) {
        return new Finding(code.code(), severity, "onix", message, code.remedy(), new Location("", line, 0));
    }

    @Override
    public void write(Iterator<BookMetadata> books, Letterhead letterhead, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ONIXMessage release=\"3.0\" xmlns=\"" + NAMESPACE
                + "\">");
        Element header = Element.of(
                "Header",
                Element.of("Sender", Element.of("SenderName", letterhead.sender())),
                Element.of("SentDateTime", SENT.format(letterhead.sentAt())));
        XmlText.write(header, writer, 2);
        while (books.hasNext()) {
            XmlText.write(new RecordWriter(books.next(), letterhead.sender()).write(), writer, 2);
        }
        writer.write("\n</ONIXMessage>\n");
        writer.flush();
    }

    /** Tells how far the reading has come, and ends it when it is to end, also within a product that never does. */
    private static final class Counted extends FilterInputStream {
        private final long size;
        private final StepContext context;
        private long read;

        Counted(InputStream in, long size, StepContext context) {
            super(in);
            this.size = Math.max(1, size);
            this.context = context;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            context.checkCancelled();
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            context.progress((double) read / size);
            return count;
        }
    }
}
