package io.bindery.itests;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Makes two formats of its own of the small books of these tests, and knows both. One of them takes as long as the
 * file {@code held} lies in the data folder; each conversion is a line in the file {@code converted}.
 */
public final class TextConverter implements Converter, FormatHandler, TextExtractor {

    /** The file that holds one of the conversions. */
    static final String HELD = "held";
    /** The file in which conversions are written down. */
    static final String CONVERTED = "converted";
    /** Its name as a plugin. */
    static final String NAME = "text-converter";

    private static final long PAUSE_MILLIS = 100;
    private static final Set<MediaType> TYPES = Set.of(new MediaType("text/x-held"), new MediaType("text/x-own"));
    private static final String CLASS_FILE = TextConverter.class.getName().replace('.', '/') + ".class";
    private static final String COMPONENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%2$s">
              <implementation class="%1$s"/>
              <service>
                <provide interface="%3$s"/>
                <provide interface="%4$s"/>
                <provide interface="%5$s"/>
              </service>
              <property name="bindery.plugin" value="%2$s"/>
            </scr:component>
            """;

    @Override
    public Set<MediaType> mediaTypes() {
        return TYPES;
    }

    @Override
    public boolean converts(MediaType from, MediaType to) {
        return from.equals(MediaType.EPUB) && TYPES.contains(to);
    }

    @Override
    public Path convert(BookContent book, MediaType to, StepContext step) throws Exception {
        BundleContext bundle = FrameworkUtil.getBundle(TextConverter.class).getBundleContext();
        Path home = Path.of(bundle.getProperty("bindery.home"));
        Files.writeString(home.resolve(CONVERTED), to + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        while (to.name().equals("text/x-held") && Files.exists(home.resolve(HELD))) {
            step.checkCancelled();
            Thread.sleep(PAUSE_MILLIS);
        }
        Path made = step.workspace().resolve("made.txt");
        return Files.writeString(made, text(book));
    }

    private static String text(BookContent book) throws IOException {
        StringBuilder text = new StringBuilder();
        try (InputStream bytes = book.open();
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("html")) {
                    String page = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    text.append(page.replaceFirst("(?s).*<body[^>]*>", "").replaceAll("<[^>]*>", " "));
                }
            }
        }
        return text.toString();
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext step) {
        return new ValidationReport(List.of());
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext step) {
        return MetadataPatch.EMPTY;
    }

    @Override
    public void extractText(BookContent book, Writer text, StepContext step) throws Exception {
        text.write(Files.readString(book.file()) + PARAGRAPH_END + CHAPTER_END);
    }

    /** Writes it as a bundle. */
    static void writeBundle(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", NAME);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Service-Component", "OSGI-INF/component.xml");
        headers.putValue(
                "Import-Package",
                "io.bindery.api.content,io.bindery.api.convert,io.bindery.api.format,io.bindery.api.metadata,"
                        + "io.bindery.api.step,io.bindery.api.text,org.osgi.framework");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
            out.write(COMPONENT
                    .formatted(
                            TextConverter.class.getName(),
                            NAME,
                            Converter.class.getName(),
                            FormatHandler.class.getName(),
                            TextExtractor.class.getName())
                    .getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(CLASS_FILE));
            out.write(TextConverter.class.getResourceAsStream("/" + CLASS_FILE).readAllBytes());
        }
    }
}
