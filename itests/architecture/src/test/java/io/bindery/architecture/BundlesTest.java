package io.bindery.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests of the bundles say. */
class BundlesTest {

    private static final int LONGEST_FILE = 400;

    static List<Path> bundles() {
        return House.bundles().stream().filter(jar -> !manifest(jar).isEmpty()).toList();
    }

    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes attributes = file.getManifest().getMainAttributes();
            return attributes.getValue("Bundle-SymbolicName") == null ? new Attributes() : attributes;
        } catch (IOException e) {
            throw new IllegalStateException(jar + " cannot be read", e);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_bundle_is_named_for_its_folder(Path jar) {
        Path module = jar.getParent().getParent();
        String folder = House.ROOT.relativize(module).toString().replaceFirst("^bundles/", "");
        assertThat(manifest(jar).getValue("Bundle-SymbolicName")).isEqualTo("io.bindery." + folder.replace('/', '.'));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void only_api_core_and_camel_export_anything(Path jar) {
        String name = manifest(jar).getValue("Bundle-SymbolicName");
        String exports = manifest(jar).getValue("Export-Package");
        if (List.of("io.bindery.api", "io.bindery.core", "io.bindery.camel-runtime")
                .contains(name)) {
            assertThat(exports).isNotBlank();
        } else {
            assertThat(exports).as("exports of " + name).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_plugin_imports_nothing_of_bindery_but_the_api(Path jar) {
        String name = manifest(jar).getValue("Bundle-SymbolicName");
        String imports = String.valueOf(manifest(jar).getValue("Import-Package"));
        List<String> foreign = Arrays.stream(imports.split(",(?=[a-z])"))
                .filter(header -> header.startsWith("io.bindery."))
                .filter(header -> !header.startsWith("io.bindery.api."))
                .toList();
        if (name.matches("io\\.bindery\\.(formats|stores|enrichers|embedders|quality)\\..*")) {
            assertThat(foreign).isEmpty();
        } else if (name.startsWith("io.bindery.admin.") || name.equals("io.bindery.routes")) {
            assertThat(foreign).allMatch(header -> header.startsWith("io.bindery.core."));
        }
    }

    @org.junit.jupiter.api.Test
    void no_file_is_longer_than_a_person_reads_at_once() throws IOException {
        for (Path source : House.sources()) {
            try (var lines = Files.lines(source)) {
                assertThat(lines.count()).as(source.toString()).isLessThanOrEqualTo(LONGEST_FILE);
            }
        }
    }
}
