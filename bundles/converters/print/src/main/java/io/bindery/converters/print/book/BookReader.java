package io.bindery.converters.print.book;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.converters.print.PrintError;
import io.bindery.converters.print.book.Book.Entry;
import io.bindery.converters.print.book.Book.Part;
import io.bindery.converters.print.book.PackageParser.Item;
import io.bindery.converters.print.book.PackageParser.Reference;
import io.bindery.hardened.HostileContentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Reads what printing needs to know of a book. For one book. */
public final class BookReader {

    private static final String CONTAINER = "META-INF/container.xml";
    private static final Set<String> DOCUMENTS =
            Set.of("application/xhtml+xml", "image/svg+xml", "text/html", "text/x-oeb1-document");

    private final BookFiles files;

    public BookReader(BookFiles files) {
        this.files = files;
    }

    /**
     * Reads the book.
     *
     * @param fileName stands in for a missing title
     * @throws RejectedException with {@link PrintError#NO_CONTENT}, {@link PrintError#PROTECTED}, or if a file is a danger
     */
    public Book read(String fileName) throws RejectedException {
        PackageFinder container = new PackageFinder();
        files.parse(CONTAINER, container);
        if (container.path == null) {
            throw HostileContentException.rejection(
                    PrintError.NO_CONTENT, "the book has no package document", Location.of(CONTAINER));
        }
        PackageParser document = new PackageParser(container.path);
        files.parse(document.path, document);
        EncryptionParser encryption = new EncryptionParser();
        files.parse(EncryptionParser.PATH, encryption);
        if (encryption.encrypted) {
            throw HostileContentException.rejection(
                    PrintError.PROTECTED, "files of the book are encrypted", Location.of(EncryptionParser.PATH));
        }
        List<Part> parts = parts(document);
        if (parts.isEmpty()) {
            throw HostileContentException.rejection(
                    PrintError.NO_CONTENT, "the spine names no document", Location.of(document.path));
        }
        Map<String, String> items = new HashMap<>();
        document.manifest.values().forEach(item -> items.putIfAbsent(item.path(), item.mediaType()));
        return new Book(
                document.path,
                first(document, "title").orElse(fileName),
                first(document, "language").orElse("und"),
                document.statements.getOrDefault("creator", List.of()),
                document.statements,
                document.metas.getOrDefault("dcterms:modified", ""),
                document.identifier,
                document.rightToLeft,
                parts,
                items,
                contents(document),
                cover(document),
                encryption.fonts);
    }

    private static Optional<String> first(PackageParser document, String name) {
        return document.statements.getOrDefault(name, List.of()).stream().findFirst();
    }

    private List<Part> parts(PackageParser document) {
        boolean fixed = document.metas.getOrDefault("rendition:layout", "").equals("pre-paginated");
        List<Part> parts = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Reference reference : document.spine) {
            Item item = document.manifest.get(reference.id());
            if (item != null
                    && DOCUMENTS.contains(item.mediaType())
                    && files.contains(item.path())
                    && taken.add(item.path())) {
                boolean itsOwn = (fixed && !reference.properties().contains("rendition:layout-reflowable"))
                        || reference.properties().contains("rendition:layout-pre-paginated");
                parts.add(new Part(item.path(), item.mediaType(), itsOwn));
            }
        }
        return parts;
    }

    private List<Entry> contents(PackageParser document) throws RejectedException {
        Optional<Item> nav = document.manifest.values().stream()
                .filter(item -> item.properties().contains("nav"))
                .findFirst();
        if (nav.isPresent()) {
            ContentsParser parser = new ContentsParser(nav.get().path());
            files.parse(nav.get().path(), parser);
            if (!parser.entries.isEmpty()) {
                return parser.entries;
            }
        }
        Item ncx = document.manifest.get(document.ncx);
        String path = ncx != null
                ? ncx.path()
                : document.manifest.values().stream()
                        .filter(item -> item.mediaType().equals("application/x-dtbncx+xml"))
                        .findFirst()
                        .map(Item::path)
                        .orElse("");
        ContentsParser parser = new ContentsParser(path);
        files.parse(path, parser);
        return parser.entries;
    }

    /** The ways of EPUB 3, of EPUB 2, and of tools that write a path where an id belongs. */
    private Optional<String> cover(PackageParser document) {
        String named = document.metas.getOrDefault("cover", "");
        Optional<Item> item = document.manifest.values().stream()
                .filter(candidate -> candidate.properties().contains("cover-image"))
                .findFirst()
                .or(() -> Optional.ofNullable(document.manifest.get(named)))
                .or(() -> document.manifest.values().stream()
                        .filter(candidate ->
                                !named.isEmpty() && candidate.path().endsWith(named))
                        .findFirst());
        return item.filter(found -> found.mediaType().startsWith("image/"))
                .map(Item::path)
                .filter(files::contains);
    }

    /** Finds the package document of the default rendition (EPUB 3.3, section 4.2.6.3.1). */
    private static final class PackageFinder extends DefaultHandler2 {
        private @Nullable String path;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            String full = attributes.getValue("full-path");
            if (path == null && localName.equals("rootfile") && full != null && !full.isBlank()) {
                path = full.strip();
            }
        }
    }
}
