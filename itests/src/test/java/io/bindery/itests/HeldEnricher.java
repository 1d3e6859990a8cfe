package io.bindery.itests;

import io.bindery.api.content.BookContent;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A plugin that does nothing, and takes as long over it as the file {@code held} lies in the data folder. */
public final class HeldEnricher implements MetadataEnricher {

    /** The file that holds it. */
    static final String HELD = "held";
    /** Its name as a plugin. */
    static final String NAME = "held-enricher";

    private static final long PAUSE_MILLIS = 100;
    private static final String CLASS_FILE = HeldEnricher.class.getName().replace('.', '/') + ".class";
    private static final String COMPONENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%2$s">
              <implementation class="%1$s"/>
              <service><provide interface="%3$s"/></service>
              <property name="bindery.plugin" value="%2$s"/>
            </scr:component>
            """;

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext step) throws InterruptedException {
        BundleContext bundle = FrameworkUtil.getBundle(HeldEnricher.class).getBundleContext();
        Path held = Path.of(bundle.getProperty("bindery.home")).resolve(HELD);
        while (Files.exists(held)) {
            step.checkCancelled();
            Thread.sleep(PAUSE_MILLIS);
        }
        return MetadataPatch.EMPTY;
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
                "io.bindery.api.content,io.bindery.api.enrich,io.bindery.api.metadata,io.bindery.api.step,"
                        + "org.osgi.framework");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
            out.write(COMPONENT
                    .formatted(HeldEnricher.class.getName(), NAME, MetadataEnricher.class.getName())
                    .getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(CLASS_FILE));
            out.write(HeldEnricher.class.getResourceAsStream("/" + CLASS_FILE).readAllBytes());
        }
    }
}
