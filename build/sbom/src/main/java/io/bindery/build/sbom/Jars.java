package io.bindery.build.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks into jars. */
final class Jars {

    private Jars() {}

    /**
     * What of a jar's contents matters here.
     *
     * @param manifest the main attributes that may matter
     * @param maven the {@code pom.properties} in it: one for itself, more if others were merged into it
     * @param nested the jars in it, by path
     */
    record Contents(Map<String, String> manifest, List<Properties> maven, Map<String, byte[]> nested) {}

    static Contents read(byte[] jar) throws IOException {
        Map<String, String> manifest = new LinkedHashMap<>();
        List<Properties> maven = new ArrayList<>();
        Map<String, byte[]> nested = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".jar")) {
                    nested.put(name, zip.readAllBytes());
                } else if (name.matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
                    Properties properties = new Properties();
                    properties.load(new ByteArrayInputStream(zip.readAllBytes()));
                    maven.add(properties);
                } else if (name.equalsIgnoreCase("META-INF/MANIFEST.MF")) {
                    new Manifest(new ByteArrayInputStream(zip.readAllBytes()))
                            .getMainAttributes()
                            .forEach((key, value) -> manifest.put(key.toString(), value.toString()));
                }
            }
        }
        return new Contents(manifest, maven, nested);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
