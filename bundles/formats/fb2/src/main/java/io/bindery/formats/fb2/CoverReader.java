package io.bindery.formats.fb2;

import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.prose.PictureSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Finds the cover among the {@code <binary>} elements and measures it by its first bytes. */
final class CoverReader extends DefaultHandler2 {

    private final String id;
    private final int kept;
    private @Nullable String mediaType;
    private @Nullable Base64Reader base64;
    private byte[] bytes = new byte[0];
    private Optional<PictureSize> size = Optional.empty();

    CoverReader(String id) {
        this(id, PictureSize.HEAD);
    }

    /** @param kept how many bytes of the picture to keep */
    CoverReader(String id, int kept) {
        this.id = id;
        this.kept = kept;
    }

    /** The bytes that were kept; none if there is no such picture, or it is not encoded rightly. */
    byte[] bytes() {
        return bytes;
    }

    void state(MetadataPatch.Builder patch) {
        if (mediaType != null) {
            int width = size.map(PictureSize::width).orElse(0L).intValue();
            int height = size.map(PictureSize::height).orElse(0L).intValue();
            patch.add(MetadataField.COVER, new Cover(id, mediaType, width, height), "title-info coverpage");
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (localName.equals("binary") && id.equals(attributes.getValue("id")) && mediaType == null) {
            String type = attributes.getValue("content-type");
            mediaType = type == null ? "" : type;
            base64 = new Base64Reader(kept);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (base64 != null) {
            base64.more(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (base64 != null) {
            boolean valid = base64.valid();
            bytes = valid ? base64.head() : new byte[0];
            size = PictureSize.of(base64.head());
            base64 = null;
        }
    }
}
