package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.bindery.core.formats.FormatRegistry;
import io.bindery.core.formats.FormatSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.slf4j.LoggerFactory;

/** The product as it stands after its first start. */
public class ContainerIT extends BinderyContainer {

    private static final String CONSOLE = "/system/console/bundles";
    private static final String EXAMPLE = "com.example.plugin-shouting-title";

    @Test
    public void every_feature_is_started() throws Exception {
        FeaturesService features = service(FeaturesService.class);
        Eventually.holds(
                "the feature bindery is started", () -> features.getState("bindery/0.1.0") == FeatureState.Started);

        List<String> wanting = Stream.of(features.listInstalledFeatures())
                .filter(feature -> features.getState(feature.getId()) != FeatureState.Started)
                .map(Feature::getId)
                .toList();

        assertEquals(List.of(), wanting);
    }

    @Test
    public void every_bundle_is_active() throws Exception {
        Eventually.holds("every bundle is active", () -> idle().isEmpty());

        assertEquals(List.of(), idle());
        assertTrue(find("io.bindery.camel-runtime").stream().allMatch(bundle -> bundle.getState() == Bundle.ACTIVE));
    }

    @Test
    public void every_component_is_satisfied() throws Exception {
        ServiceComponentRuntime components = service(ServiceComponentRuntime.class);

        Eventually.holds(
                "every component is satisfied: " + unsatisfied(components),
                () -> unsatisfied(components).isEmpty());

        assertEquals(List.of(), unsatisfied(components));
    }

    @Test
    public void the_web_console_opens_to_the_generated_login_alone() throws Exception {
        Path file = home().resolve("secrets/admin-password");
        Eventually.holds("the login is made", () -> Files.exists(file));
        String password = Files.readString(file).strip();
        Eventually.holds(
                "the console lets the administrator in", () -> http().status(CONSOLE, "admin", password) == 200);

        assertEquals(401, http().status(CONSOLE));
        assertEquals(401, http().status(CONSOLE, "admin", "admin"));
        assertEquals(401, http().status(CONSOLE, "karaf", "karaf"));
        assertTrue("only " + password.length() + " characters", password.length() >= 24);
    }

    @Test
    public void secrets_are_readable_by_their_owner_alone() throws Exception {
        Path folder = home().resolve("secrets");
        Eventually.holds("the secrets are made", () -> Files.exists(folder.resolve("console-key.pub")));

        assertEquals("rwx------", permissions(folder));
        for (String name : List.of("admin-password", "api-token", "console-key")) {
            assertEquals(name, "rw-------", permissions(folder.resolve(name)));
        }
    }

    @Test
    public void the_password_is_not_kept_in_clear_but_in_its_own_file() throws Exception {
        Path users = Path.of(System.getProperty("karaf.etc"), "users.properties");
        Path password = home().resolve("secrets/admin-password");
        Eventually.holds("the login is made", () -> Files.readString(users).contains("admin ="));

        String text = Files.readString(users);

        assertTrue(text.contains("{CRYPT}"));
        assertTrue(!text.contains(Files.readString(password).strip()));
    }

    @Test
    public void what_is_logged_cannot_pass_for_something_else() throws Exception {
        String evil = "evil\n2026-01-01 00:00:00.000 INFO  [x] Y - forged\r\u001b[2J\u202Egpj.epub\u2028end";
        LoggerFactory.getLogger("evil").warn(evil, new IllegalStateException(evil, new Exception(evil)));

        Path log = Path.of(System.getProperty("karaf.log"));
        Eventually.holds(
                "it is logged",
                () -> read(log.resolve("karaf.log")).contains("gpj.epub")
                        && read(log.resolve("bindery.json")).contains("gpj.epub"));

        String text = read(log.resolve("karaf.log"));
        assertTrue(text.contains("evil\\n2026-01-01 00:00:00.000 INFO  [x] Y - forged\\r?[2J?gpj.epub?end"));
        assertTrue("the trace is there once", text.split("java.lang.IllegalStateException: evil", -1).length == 2);
        assertTrue(text.lines().noneMatch(line -> line.startsWith("2026-01-01")));
        for (String name : List.of("karaf.log", "bindery.json")) {
            assertTrue(name, read(log.resolve(name)).chars().noneMatch(c -> c == 0x1b || c == 0x0d));
        }
        assertTrue(text.chars().noneMatch(c -> c == 0x202e || c == 0x2028));
        for (String line : Files.readAllLines(log.resolve("bindery.json"))) {
            assertTrue(line, line.startsWith("{\"@timestamp\":\"20") && line.endsWith("\"}"));
        }
    }

    @Test
    public void a_bundle_that_comes_and_goes_refreshes_no_other() throws Exception {
        List<String> disturbed = new CopyOnWriteArrayList<>();
        Set<Integer> disturbing = Set.of(BundleEvent.STOPPED, BundleEvent.UNRESOLVED, BundleEvent.UPDATED);
        SynchronousBundleListener listener = event -> {
            if (disturbing.contains(event.getType())
                    && !EXAMPLE.equals(event.getBundle().getSymbolicName())) {
                disturbed.add(event.getBundle() + " event " + event.getType());
            }
        };
        Path deploy = home().resolve("deploy");
        Eventually.holds("the platform has made its deploy folder", () -> Files.isDirectory(deploy));
        Eventually.holds("every bundle is active", () -> idle().isEmpty());
        Path dropped = deploy.resolve("shouting.jar");

        context.addBundleListener(listener);
        try {
            Files.copy(examplePlugin(), dropped);
            Eventually.holds(
                    "the plugin is active",
                    () -> find(EXAMPLE).stream().anyMatch(bundle -> bundle.getState() == Bundle.ACTIVE));
            Files.delete(dropped);
            Eventually.holds("the plugin is gone", () -> find(EXAMPLE).isEmpty());
        } finally {
            context.removeBundleListener(listener);
        }

        assertEquals(List.of(), disturbed);
    }

    @Test
    public void the_readme_tells_what_can_be_done_with_each_format() throws Exception {
        Eventually.holds("every bundle is active", () -> idle().isEmpty());
        FormatRegistry formats = service(FormatRegistry.class);
        Eventually.holds(
                "the formats are there",
                () -> formats.list().stream()
                        .anyMatch(it ->
                                it.format().equals("epub") && !it.handler().isEmpty()));
        StringBuilder table = new StringBuilder(
                "| format | recognised | validated | metadata | text | converted to |\n|---|---|---|---|---|---|\n");
        for (FormatSupport it : formats.list()) {
            String targets = it.conversions().stream()
                    .map(FormatSupport.Conversion::format)
                    .collect(Collectors.joining(", "));
            String handled = it.handler().isEmpty() || it.refused() ? "" : "yes";
            table.append("| %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            it.format(),
                            it.refused() ? "and refused" : it.recognised() ? "yes" : "",
                            handled,
                            handled,
                            it.textReader().isEmpty() ? "" : "yes",
                            targets)
                    .replaceAll(" +\\|", " |"));
        }

        derived("README.md", "formats", table.toString());
    }

    @Test
    public void each_camel_component_that_the_product_uses_works() throws Exception {
        Path folder = home().resolve("work/camel-smoke");
        Path in = Files.createDirectories(folder.resolve("in"));
        Path out = folder.resolve("out");
        ClassLoader camel = DefaultCamelContext.class.getClassLoader();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(camel);
        try (DefaultCamelContext routes = new DefaultCamelContext(false)) {
            routes.setApplicationContextClassLoader(camel);
            routes.addRoutes(new CamelSmoke(in, out));
            routes.start();

            Files.writeString(in.resolve("word.txt"), "whale");
            Eventually.holds(
                    "file, direct, seda, bean and log have done their work",
                    () -> "WHALE".equals(read(out.resolve("word.txt"))));
            Eventually.holds(
                    "timer and simple have done their work", () -> "tick".equals(read(out.resolve("tick.txt"))));
            routes.createProducerTemplate().sendBody("direct:pause", "");
            Eventually.holds(
                    "controlbus has stopped the route",
                    () -> routes.getRouteController().getRouteStatus("timer").isStopped());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static String read(Path file) throws Exception {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private List<Bundle> find(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .toList();
    }

    /** A fragment has no life of its own: to be resolved is all it can be. */
    private List<Bundle> idle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .toList();
    }

    private static List<String> unsatisfied(ServiceComponentRuntime components) {
        return components.getComponentDescriptionDTOs().stream()
                .filter(description -> description.bundle.symbolicName.startsWith("io.bindery."))
                // Such a component is there only once an operator has configured it.
                .filter(description -> !description.configurationPolicy.equals("require"))
                .filter(description -> components.getComponentConfigurationDTOs(description).stream()
                        .noneMatch(configuration -> configuration.state == ComponentConfigurationDTO.ACTIVE
                                || configuration.state == ComponentConfigurationDTO.SATISFIED))
                .map(description -> description.name)
                .toList();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
