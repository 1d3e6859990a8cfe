import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the Karaf feature repository from the bundles that this build has made, so that nobody keeps a list: one
 * feature a bundle, named like it, and the feature {@code bindery} with all of them. What a feature needs is read from
 * its bundle's manifest.
 *
 * <p>Arguments: the project's root, the version, the file to write. Run by {@code features/pom.xml}.
 */
public final class FeatureRepository {

    /** Folders whose bundles are a part of the product. */
    private static final List<String> ROOMS = List.of("bundles", "routes");

    /** Which of Karaf's features gives what a manifest asks for. */
    private static final Map<String, String> PLATFORM = Map.of(
            "osgi.component", "scr",
            "javax.servlet", "http-whiteboard",
            "javax.websocket", "pax-web-jetty-websockets",
            "org.apache.karaf.shell", "shell",
            "org.apache.karaf.jaas", "jaas");

    private static final Pattern PACKAGING = Pattern.compile("<packaging>bundle</packaging>");
    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

    /** A bundle of the product: its name, and the headers that say what it gives and needs. */
    private record Bundle(String name, String exports, String needs) {

        boolean gives(String neededPackages) {
            return packages(exports).anyMatch(packages(neededPackages).collect(Collectors.toSet())::contains);
        }

        private static Stream<String> packages(String header) {
            String bare = header.replaceAll("\"[^\"]*\"", "");
            return Stream.of(bare.split(",")).map(clause -> clause.split(";")[0].strip()).filter(Predicate.not(String::isEmpty));
        }
    }

    private FeatureRepository() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        String version = arguments[1];
        Path target = Path.of(arguments[2]);
        List<Bundle> bundles = ROOMS.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(FeatureRepository::poms)
                .flatMap(pom -> bundle(pom, version))
                .sorted(Comparator.comparing(Bundle::name))
                .toList();
        Files.createDirectories(target.getParent());
        Files.writeString(target, repository(bundles, version));
    }

    private static Stream<Path> poms(Path room) {
        try (Stream<Path> files = Files.walk(room)) {
            return files.filter(file -> file.endsWith("pom.xml") && !file.toString().contains("/target/")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Bundle> bundle(Path pom, String version) {
        try {
            String text = PARENT.matcher(Files.readString(pom)).replaceFirst("");
            Matcher artifact = ARTIFACT.matcher(text);
            if (!PACKAGING.matcher(text).find() || !artifact.find()) {
                return Stream.empty();
            }
            String name = artifact.group(1);
            Path jar = pom.resolveSibling("target").resolve(name + "-" + version + ".jar");
            if (!Files.exists(jar)) {
                throw new IllegalStateException(
                        jar + " is not built yet. Build the whole tree: mvn verify (without -pl, without -T).");
            }
            return Stream.of(bundle(name, jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bundle bundle(String name, Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes headers = file.getManifest().getMainAttributes();
            return new Bundle(
                    name,
                    header(headers, "Export-Package"),
                    header(headers, "Import-Package") + "," + header(headers, "Require-Capability"));
        }
    }

    private static String header(Attributes headers, String name) {
        String value = headers.getValue(name);
        return value == null ? "" : value;
    }

    private static String repository(List<Bundle> bundles, String version) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <features name="bindery-%s" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                """.formatted(version));
        for (Bundle bundle : bundles) {
            TreeSet<String> needed = new TreeSet<>();
            PLATFORM.forEach((part, feature) -> {
                if (bundle.needs().contains(part)) {
                    needed.add(feature);
                }
            });
            bundles.stream()
                    .filter(other -> other != bundle && other.gives(bundle.needs()))
                    .forEach(other -> needed.add(other.name()));
            String body = needed.stream().map(FeatureRepository::reference).collect(Collectors.joining())
                    + "    <bundle>mvn:io.bindery/" + bundle.name() + "/" + version + "</bundle>\n";
            xml.append(feature(bundle.name(), version, body));
        }
        String all = bundles.stream().map(bundle -> reference(bundle.name())).collect(Collectors.joining());
        return xml.append(feature("bindery", version, all)).append("</features>\n").toString();
    }

    private static String feature(String name, String version, String body) {
        return "  <feature name=\"" + name + "\" version=\"" + version + "\">\n" + body + "  </feature>\n";
    }

    private static String reference(String feature) {
        return "    <feature>" + feature + "</feature>\n";
    }
}
