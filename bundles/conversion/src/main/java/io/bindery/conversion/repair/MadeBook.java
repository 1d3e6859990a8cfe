package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.zip.HardenedZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A made book while it is mended: its archive, what was changed of it (kept in files, so that memory does not grow with the book),
 * and its package document. For one thread.
 */
final class MadeBook {

    private static final String CONTAINER = "META-INF/container.xml";
    private static final String ENCRYPTION = "META-INF/encryption.xml";
    static final String OPF = "http://www.idpf.org/2007/opf";
    static final String DC = "http://purl.org/dc/elements/1.1/";

    /** The largest file that is taken into memory to be mended. */
    static final int LARGEST_TEXT = 64 << 20;

    private final HardenedZip zip;
    private final Path scratch;
    private final String packagePath;
    private final Document packageDocument;
    private final Map<String, Path> changed = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, Facts> facts = new HashMap<>();
    private final Tally tally;

    /** What is known of a mended document. */
    record Facts(Set<String> ids, Set<String> properties, String heading) {}

    private MadeBook(HardenedZip zip, Path scratch, String packagePath, Document packageDocument, Tally tally) {
        this.zip = zip;
        this.scratch = scratch;
        this.packagePath = packagePath;
        this.packageDocument = packageDocument;
        this.tally = tally;
    }

    /** @throws RejectedException if it has no package document */
    static MadeBook open(HardenedZip zip, Path scratch, Tally tally) throws RejectedException, IOException {
        if (!zip.contains(CONTAINER)) {
            throw beyond("it has no " + CONTAINER);
        }
        Element rootfile = Xml.parse(read(zip, CONTAINER)).selectFirst("rootfile[full-path]");
        String path = rootfile == null ? "" : rootfile.attr("full-path");
        if (!zip.contains(path)) {
            throw beyond("its package document is missing");
        }
        byte[] bytes = read(zip, path);
        if (!Xml.wellFormed(bytes, path)) {
            tally.add(RepairError.MARKUP);
        }
        Document document = Xml.parse(bytes);
        Element root = document.firstElementChild();
        if (root == null || !root.normalName().endsWith("package")) {
            throw beyond("its package document is none");
        }
        MadeBook book = new MadeBook(zip, scratch, path, document, tally);
        for (String part : List.of("metadata", "manifest", "spine")) {
            if (book.part(part).isEmpty()) {
                root.appendElement(part);
            }
        }
        return book;
    }

    static RejectedException beyond(String why) {
        return HostileContentException.rejection(
                RepairError.BEYOND_REPAIR, RepairError.BEYOND_REPAIR.cause() + " (" + why + ")", Location.BOOK);
    }

    private static byte[] read(HardenedZip zip, String name) throws RejectedException, IOException {
        try (InputStream in = zip.read(name)) {
            byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw beyond(name + " is larger than " + LARGEST_TEXT + " bytes");
            }
            return bytes;
        } catch (HostileContentException e) {
            throw e.rejection();
        }
    }

    Tally tally() {
        return tally;
    }

    String packagePath() {
        return packagePath;
    }

    Document packageDocument() {
        return packageDocument;
    }

    Element root() {
        return packageDocument.firstElementChild();
    }

    Element metadata() {
        return part("metadata").orElseThrow();
    }

    Element manifest() {
        return part("manifest").orElseThrow();
    }

    Element spine() {
        return part("spine").orElseThrow();
    }

    private Optional<Element> part(String name) {
        return root().children().stream()
                .filter(child -> child.normalName().equals(name))
                .findFirst();
    }

    /** The items of the manifest; a copy. */
    List<Element> items() {
        return manifest().children().stream()
                .filter(child -> child.normalName().equals("item"))
                .toList();
    }

    /** Where an item's file lies in the container; empty if it is not in the book. */
    String path(Element item) {
        Hrefs.Target target = Hrefs.resolve(packagePath, item.attr("href"));
        return target == null ? "" : target.path();
    }

    Optional<Element> item(String path) {
        return items().stream().filter(item -> path(item).equals(path)).findFirst();
    }

    boolean isXhtml(Element item) {
        return item.attr("media-type").equals("application/xhtml+xml");
    }

    /** The paths of all XHTML documents, in the order of the manifest. */
    List<String> documents() {
        return items().stream().filter(this::isXhtml).map(this::path).toList();
    }

    Optional<Element> nav() {
        return items().stream()
                .filter(item -> List.of(item.attr("properties").split("\\s+")).contains("nav"))
                .findFirst();
    }

    boolean contains(String path) {
        return !removed.contains(path) && (changed.containsKey(path) || zip.contains(path));
    }

    byte[] read(String path) throws RejectedException, IOException {
        Path file = changed.get(path);
        return file == null ? read(zip, path) : Files.readAllBytes(file);
    }

    InputStream stream(String path) throws IOException {
        Path file = changed.get(path);
        return file == null ? zip.read(path) : Files.newInputStream(file);
    }

    /** The first bytes of a file, at most so many. */
    byte[] head(String path, int length) throws RejectedException, IOException {
        try (InputStream in = stream(path)) {
            return in.readNBytes(length);
        } catch (HostileContentException e) {
            throw e.rejection();
        }
    }

    void write(String path, byte[] bytes) throws IOException {
        removed.remove(path);
        Path file = changed.computeIfAbsent(path, name -> scratch.resolve("changed-" + changed.size()));
        Files.write(file, bytes);
    }

    void remove(String path) {
        changed.remove(path);
        removed.add(path);
    }

    /** Says that a file has another name now; what refers to the old one is to refer to the new one. */
    void rename(String old, String fresh) {
        renamed.put(old, fresh);
        removed.add(old);
    }

    /** The name that a file has now. */
    String current(String path) {
        return renamed.getOrDefault(path, path);
    }

    /** Whether it has fonts that are made unreadable, or anything else in a cipher. */
    boolean isObfuscated() throws RejectedException, IOException {
        if (!contains(ENCRYPTION)) {
            return false;
        }
        Element root = Xml.parse(read(ENCRYPTION)).firstElementChild();
        return root != null
                && root.normalName().equals("encryption")
                && !root.children().isEmpty();
    }

    /** The names of all files of the archive as it was made. */
    Set<String> names() {
        return zip.names();
    }

    void know(String path, Facts known) {
        facts.put(path, known);
    }

    /** What is known of a mended document; null if it is none. */
    Optional<Facts> facts(String path) {
        return Optional.ofNullable(facts.get(path));
    }

    /** An id that no element of the package document has. */
    String freeId(String wish) {
        Set<String> taken = new HashSet<>();
        packageDocument.getAllElements().forEach(element -> taken.add(element.attr("id")));
        String id = wish;
        for (int i = 1; taken.contains(id); i++) {
            id = wish + "-" + i;
        }
        return id;
    }

    /** The paths of the documents of the reading order. */
    List<String> readingOrder() {
        List<String> paths = new ArrayList<>();
        Map<String, String> byId = new HashMap<>();
        items().forEach(item -> byId.put(item.attr("id"), path(item)));
        for (Element reference : spine().children()) {
            String path = byId.get(reference.attr("idref"));
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }
}
