package io.bindery.formats.pdf;

import io.bindery.api.content.MediaType;
import io.bindery.testkit.TestBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** Builds small PDFs with an embedded font. */
final class Pdfs {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<PDPage> pages = new ArrayList<>();

    Pdfs() {
        try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            font = PDType0Font.load(document, in, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A book of two chapters on two pages. */
    static Pdfs tyger() {
        return new Pdfs()
                .title("The Tyger")
                .page("The Tyger", "Tyger Tyger, burning bright,", "In the forests of the night;")
                .chapter("The Tyger")
                .page("The Lamb", "Little Lamb who made thee", "Dost thou know who made thee")
                .chapter("The Lamb")
                .change(document -> document.getDocumentCatalog().setLanguage("en"));
    }

    Pdfs title(String title) {
        document.getDocumentInformation().setTitle(title);
        return this;
    }

    /** A page of lines, 14 units apart, from the top. */
    Pdfs page(String... lines) {
        PDPage page = new PDPage(PDRectangle.A5);
        document.addPage(page);
        pages.add(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font, 11);
            content.setLeading(14);
            content.newLineAtOffset(50, 540);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** An outline entry that leads to the last page. */
    Pdfs chapter(String title) {
        PDPageFitDestination place = new PDPageFitDestination();
        place.setPage(pages.get(pages.size() - 1));
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(place);
        outline.addLast(item);
        document.getDocumentCatalog().setDocumentOutline(outline);
        return this;
    }

    /** XMP metadata with these properties within one description. */
    Pdfs xmp(String properties) {
        String packet = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xmp='http://ns.adobe.com/xap/1.0/'"
                + " xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/'>"
                + properties + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
        return change(document -> {
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(packet.getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
        });
    }

    /** A change that may fail. */
    interface Change {
        void apply(PDDocument document) throws IOException;
    }

    Pdfs change(Change change) {
        try {
            change.apply(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Pdfs protect(String userPassword, Consumer<AccessPermission> permissions) {
        AccessPermission permission = new AccessPermission();
        permissions.accept(permission);
        StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", userPassword, permission);
        policy.setEncryptionKeyLength(256);
        return change(document -> document.protect(policy));
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (document) {
            // Names of embedded subsets and the file's identifier hang on the time otherwise.
            document.setDocumentId(1L);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    TestBook book() {
        return book(bytes());
    }

    static TestBook book(byte[] bytes) {
        return TestBook.of("book.pdf", MediaType.PDF, bytes);
    }
}
