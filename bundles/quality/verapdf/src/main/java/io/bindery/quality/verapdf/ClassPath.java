package io.bindery.quality.verapdf;

import io.bindery.quality.verapdf.run.VeraPdfRun;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Where a Java process of its own finds the classes of {@link VeraPdfRun} and of veraPDF. */
final class ClassPath {

    private ClassPath() {}

    /**
     * The class path, as {@code java -cp} takes it. Within OSGi the jars of this bundle are laid out in its own folder of data.
     *
     * @throws IOException if they cannot be written there
     */
    static String find() throws IOException {
        @Nullable Bundle bundle = FrameworkUtil.getBundle(ClassPath.class);
        return bundle == null ? System.getProperty("java.class.path", "") : layOut(bundle);
    }

    private static String layOut(Bundle bundle) throws IOException {
        File data = bundle.getDataFile("classpath");
        if (data == null) {
            throw new IOException("this OSGi framework gives bundles no folder of data");
        }
        Path folder = data.toPath();
        List<String> parts = new ArrayList<>(List.of(folder.toString()));
        for (URL jar : Collections.list(bundle.findEntries("/", "*.jar", false))) {
            Path file = folder.resolve(Path.of(jar.getPath()).getFileName().toString());
            copy(jar, file);
            parts.add(file.toString());
        }
        String classes = VeraPdfRun.class.getPackageName().replace('.', '/');
        for (URL entry : Collections.list(bundle.findEntries(classes, "*.class", false))) {
            copy(
                    entry,
                    folder.resolve(classes)
                            .resolve(Path.of(entry.getPath()).getFileName().toString()));
        }
        return String.join(File.pathSeparator, parts);
    }

    private static void copy(URL entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = entry.openStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
