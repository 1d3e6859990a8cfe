package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.MetaTypeService;

/** Plugins are configured through a real framework with its own Configuration Admin and Metatype. */
class PluginSettingsTest {

    private static final String ADDRESS = "/api/v1/plugins/epub/configuration";
    private static final String METATYPE = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.3.0">
              <OCD id="acme.epub" name="EPUB">
                <AD id="limit" name="Limit" description="How many" type="Integer" default="5" min="1" max="9"/>
                <AD id="names" name="Names" type="String" cardinality="100" default="a,b"/>
                <AD id="level" name="Level" type="String" default="low">
                  <Option label="Low" value="low"/><Option label="High" value="high"/>
                </AD>
                <AD id="secret" name="Secret" type="Password" required="false"/>
              </OCD>
              <Designate pid="acme.epub"><Object ocdref="acme.epub"/></Designate>
            </metatype:MetaData>
            """;

    @TempDir
    private Path home;

    private Framework framework;
    private ApiServer server;
    private ConfigurationAdmin configurations;

    @BeforeEach
    void start() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(
                        Map.of(
                                "org.osgi.framework.storage",
                                home.resolve("framework").toString(),
                                "org.osgi.framework.system.packages.extra",
                                "org.osgi.service.cm;version=1.6,org.osgi.service.metatype;version=1.4,org.osgi.service.log;version=1.4"));
        framework.start();
        BundleContext context = framework.getBundleContext();
        for (String name :
                List.of("org.apache.felix.cm.impl.ConfigurationAdminImpl", "org.apache.felix.metatype.MetaData")) {
            URI jar = Class.forName(name)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            context.installBundle(jar.toString()).start();
        }
        context.installBundle("memory:epub", plugin()).start();
        configurations = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        PluginInfo epub = new PluginInfo(
                "epub",
                "1",
                "FormatHandler",
                "acme.epub",
                "active",
                List.of(),
                0,
                0,
                0,
                FakeJobs.AT,
                new PluginFitness("closed", FakeJobs.AT, null, "", null, 1, 0));
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN);
        server = new ApiServer(new Platform(home, "1", null, new FakePlugins(List.of(epub)), null, null, context)
                .with(context.getService(context.getServiceReference(MetaTypeService.class)), configurations));
    }

    private static InputStream plugin() throws Exception {
        Manifest manifest = new Manifest();
        Attributes about = manifest.getMainAttributes();
        about.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        about.putValue("Bundle-ManifestVersion", "2");
        about.putValue("Bundle-SymbolicName", "acme.epub");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/metatype/acme.epub.xml"));
            jar.write(METATYPE.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private ApiServer.Answer change(String values) throws Exception {
        return server.json("PUT", ADDRESS, ApiServer.TOKEN, "{\"values\":" + values + "}");
    }

    @Test
    void what_can_be_set_is_told_with_its_defaults() throws Exception {
        JsonNode settings = server.get(ADDRESS).json();
        assertThat(settings.path("pid").asText()).isEqualTo("acme.epub");
        JsonNode limit = settings.path("attributes").get(0);
        assertThat(limit.path("type").asText()).isEqualTo("integer");
        assertThat(limit.path("defaults").toString()).isEqualTo("[\"5\"]");
        assertThat(limit.path("value").isNull()).isTrue();
        assertThat(settings.path("attributes").get(1).path("many").asBoolean()).isTrue();
        assertThat(settings.path("attributes")
                        .get(2)
                        .path("options")
                        .get(1)
                        .path("label")
                        .asText())
                .isEqualTo("High");
        assertThat(server.get("/api/v1/plugins/nobody/configuration").status()).isEqualTo(404);
    }

    @Test
    void what_is_set_is_in_force_and_kept_for_the_next_start() throws Exception {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/acme.epub.cfg"), "other = stays\n");
        JsonNode settings = change("{\"limit\":[\"7\"],\"names\":[\"x\",\"y\"],\"secret\":[\"pssst\"]}")
                .json();
        assertThat(settings.path("attributes").get(0).path("value").toString()).isEqualTo("[\"7\"]");
        assertThat(settings.path("attributes").get(1).path("value").toString()).isEqualTo("[\"x\",\"y\"]");
        assertThat(settings.toString()).doesNotContain("pssst");
        assertThat(configurations
                        .getConfiguration("acme.epub", "?")
                        .getProperties()
                        .get("limit"))
                .isEqualTo("7");
        Properties kept = new Properties();
        kept.load(Files.newBufferedReader(home.resolve("etc/acme.epub.cfg")));
        assertThat(kept)
                .containsEntry("limit", "7")
                .containsEntry("names", "x,y")
                .containsEntry("other", "stays");

        change("{\"limit\":null}");
        assertThat(configurations
                        .getConfiguration("acme.epub", "?")
                        .getProperties()
                        .get("limit"))
                .isNull();
        assertThat(configurations
                        .getConfiguration("acme.epub", "?")
                        .getProperties()
                        .get("names"))
                .isNotNull();
    }

    @Test
    void what_is_not_acceptable_changes_nothing() throws Exception {
        for (String bad : List.of(
                "{\"limit\":[\"many\"]}",
                "{\"limit\":[\"10\"]}",
                "{\"limit\":[\"1\",\"2\"]}",
                "{\"level\":[\"middle\"]}",
                "{\"names\":[\"x\\ny\"]}",
                "{\"unknown\":[\"1\"]}")) {
            assertThat(change(bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(configurations.getConfiguration("acme.epub", "?").getProperties())
                .isNull();
        assertThat(home.resolve("etc/acme.epub.cfg")).doesNotExist();
    }
}
