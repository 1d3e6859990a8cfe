package io.bindery.formats.epub.metadata;

import io.bindery.api.error.RejectedException;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.formats.epub.metadata.PackageDocument.Element;
import io.bindery.formats.epub.metadata.PackageDocument.Item;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Finds the cover picture by the three ways in which books name it, and measures it without decoding it. */
final class CoverFinder {

    private final PackageDocument document;
    private final BookFiles files;

    CoverFinder(PackageDocument document, BookFiles files) {
        this.document = document;
        this.files = files;
    }

    void state(MetadataPatch.Builder patch) throws RejectedException {
        Optional<Found> found = found();
        if (found.isPresent()) {
            Item item = found.get().item();
            int[] size = files.read(item.path(), CoverFinder::measure).orElse(new int[] {0, 0});
            Cover cover = new Cover(item.path(), item.mediaType(), size[0], size[1]);
            patch.add(MetadataField.COVER, cover, document.origin(found.get().origin()));
        }
    }

    /** Where the picture is, if the book has it. */
    Optional<String> path() throws RejectedException {
        return found().map(found -> found.item().path());
    }

    private record Found(Item item, String origin) {}

    private Optional<Found> found() throws RejectedException {
        Optional<Item> item = document.itemWithProperty("cover-image");
        String origin = "cover-image";
        if (item.isEmpty()) {
            item = named();
            origin = "meta cover";
        }
        if (item.isEmpty()) {
            item = guided();
            origin = "guide cover";
        }
        return item.isPresent() && files.contains(item.get().path())
                ? Optional.of(new Found(item.get(), origin))
                : Optional.empty();
    }

    /** The way of EPUB 2: a meta with the id of the picture; some tools write its path instead. */
    private Optional<Item> named() {
        for (Element meta : document.metas("cover")) {
            Item item = document.manifest.get(meta.value());
            Optional<Item> picture = Optional.ofNullable(item)
                    .or(() -> BookPath.file(document.path, meta.value()).flatMap(document::itemAt))
                    .filter(CoverFinder::isPicture);
            if (picture.isPresent()) {
                return picture;
            }
        }
        return Optional.empty();
    }

    /** The way of the oldest books: the guide names a page, and the first picture on it is the cover. */
    private Optional<Item> guided() throws RejectedException {
        String target = document.guide.get("cover");
        if (target == null) {
            return Optional.empty();
        }
        String page = BookPath.withoutFragment(target);
        Optional<Item> itself = document.itemAt(page).filter(CoverFinder::isPicture);
        if (itself.isPresent()) {
            return itself;
        }
        String href = files.parse(page, new FirstPicture()).href;
        return href == null
                ? Optional.empty()
                : BookPath.file(page, href).flatMap(document::itemAt).filter(CoverFinder::isPicture);
    }

    private static boolean isPicture(Item item) {
        return item.mediaType().startsWith("image/");
    }

    private static Optional<int[]> measure(InputStream in) throws IOException {
        // In memory, not ImageIO's cache in a file: the header is within the first bytes.
        try (ImageInputStream picture = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(picture);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(picture, true, true);
                return Optional.of(new int[] {reader.getWidth(0), reader.getHeight(0)});
            } finally {
                reader.dispose();
            }
        }
    }

    private static final class FirstPicture extends DefaultHandler2 {
        private @Nullable String href;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            if (href != null) {
                return;
            }
            if (localName.equals("img")) {
                href = attributes.getValue("src");
            } else if (localName.equals("image")) {
                String linked = attributes.getValue("http://www.w3.org/1999/xlink", "href");
                href = linked == null ? attributes.getValue("href") : linked;
            }
        }
    }
}
