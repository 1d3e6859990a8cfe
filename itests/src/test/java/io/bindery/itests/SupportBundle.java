package io.bindery.itests;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What {@code ./bindery support-bundle} collects of a running product. */
final class SupportBundle {

    private SupportBundle() {}

    /** The project's folder. */
    static Path projectFolder() {
        return Path.of(System.getProperty("itests.product"))
                .normalize()
                .getParent()
                .getParent()
                .getParent();
    }

    /** Its entries; the zip itself is gone afterwards. */
    static Map<String, String> of(Product product) throws Exception {
        Path zip = product.home().resolveSibling("support.zip");
        Path output = product.home().resolveSibling("support.out");
        Files.writeString(
                product.home().resolve("run.json"),
                "{\"pid\":%d,\"http\":%d,\"ssh\":%d}"
                        .formatted(product.process().pid(), product.httpPort(), product.sshPort()));
        ProcessBuilder command = new ProcessBuilder(
                "node", projectFolder().resolve("bindery").toString(), "support-bundle", zip.toString());
        command.environment().put("BINDERY_HOME", product.home().toString());
        command.environment().put("BINDERY_PRODUCT", product.folder().toString());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertEquals(Files.readString(output), 0, code);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)));
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile bundle = new ZipFile(zip.toFile())) {
            for (ZipEntry entry :
                    bundle.stream().filter(it -> !it.isDirectory()).toList()) {
                entries.put(
                        entry.getName(),
                        new String(bundle.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(zip);
        return entries;
    }
}
