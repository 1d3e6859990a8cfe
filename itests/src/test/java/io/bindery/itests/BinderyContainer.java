package io.bindery.itests;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFileExtend;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.options.extra.VMOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A test that runs inside the assembled product. The product is started once for all tests of a class, with a data folder
 * and ports of its own.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class BinderyContainer {

    private static final String HTTP_PORT = "itests.http.port";
    private static final String PLUGIN = "itests.plugin";
    private static final String CORPUS = "itests.corpus";
    private static final String ROOT = "itests.root";
    private static final String DERIVE = "bindery.derive";
    private static final long SERVICE_PATIENCE_MILLIS = 120_000;

    /** The test's own bundle context. */
    @Inject
    protected BundleContext context;

    /** How the product is started for the tests; runs outside of it. */
    @Configuration
    public Option[] configuration() throws IOException {
        Path target = Path.of(System.getProperty("itests.target"));
        String run = getClass().getSimpleName() + "-" + System.currentTimeMillis();
        String httpPort = Integer.toString(FreePort.any());
        String sshPort = Integer.toString(FreePort.any());
        Path home = target.resolve("home").resolve(run);
        Files.createDirectories(home.resolve("deploy"));
        return options(
                karafDistributionConfiguration()
                        .frameworkUrl(new File(System.getProperty("itests.product"))
                                .toURI()
                                .toString())
                        .name("Bindery")
                        .unpackDirectory(target.resolve("exam").toFile())
                        .useDeployFolder(false),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                keepRuntimeFolder(),
                systemProperty(HTTP_PORT).value(httpPort),
                systemProperty(PLUGIN).value(System.getProperty(PLUGIN)),
                systemProperty(ROOT).value(System.getProperty(ROOT)),
                systemProperty(DERIVE).value("" + (System.getProperty(DERIVE) != null)),
                systemProperty(CORPUS)
                        .value(System.getenv().getOrDefault("BINDERY_CORPUS", System.getProperty(CORPUS))),
                editConfigurationFilePut("etc/system.properties", "bindery.home", home.toString()),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", httpPort),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", sshPort),
                // Only for Pax Exam's own bundles, which the build has fetched.
                editConfigurationFileExtend(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        Path.of(System.getProperty("itests.repository")).toUri() + "@id=build@snapshots"),
                composite(javaOptions(System.getProperty("itests.karaf"))));
    }

    /** What bin/karaf passes to Java; Pax Exam starts it without that script. */
    private static Option[] javaOptions(String karaf) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx1g",
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karaf + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf + ".jar"));
        for (String open : List.of(
                "java.base/java.security",
                "java.base/java.net",
                "java.base/java.lang",
                "java.base/java.util",
                "java.naming/javax.naming.spi",
                "java.rmi/sun.rmi.transport.tcp")) {
            options.add("--add-opens");
            options.add(open + "=ALL-UNNAMED");
        }
        options.add("-classpath");
        options.add("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*" + File.pathSeparator + "lib/endorsed/*");
        return options.stream().map(VMOption::new).toArray(Option[]::new);
    }

    /** The data folder of the product under test. */
    protected final Path home() {
        return Path.of(context.getProperty("bindery.home"));
    }

    /** The web server of the product under test. */
    final Http http() {
        return new Http(Integer.getInteger(HTTP_PORT));
    }

    /** The example plugin, as its own build has made it. */
    protected static Path examplePlugin() {
        return Path.of(System.getProperty(PLUGIN));
    }

    /**
     * A part of a page of the project, between two marks, which is derived from the running product: it must be this. With {@code
     * -Dbindery.derive} it is written anew.
     */
    protected static void derived(String page, String part, String text) throws IOException {
        Path file = Path.of(System.getProperty(ROOT), page).normalize();
        String begin = "<!-- " + part + ": derived, mvn verify -Dbindery.derive writes it anew -->\n";
        String end = "<!-- end of " + part + " -->";
        String now = Files.readString(file);
        int from = now.indexOf(begin) + begin.length();
        int to = now.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new AssertionError(file + " has no part " + begin.strip() + " … " + end);
        }
        if (Boolean.getBoolean(DERIVE)) {
            Files.writeString(file, now.substring(0, from) + text + now.substring(to));
        } else if (!now.substring(from, to).equals(text)) {
            throw new AssertionError("the part " + part + " of " + file
                    + " is out of date; mvn verify -Dbindery.derive writes" + " it anew. It is to be:\n" + text);
        }
    }

    /** A folder of the test books that lie beside the project. */
    protected static Path corpus(String folder) {
        Path path = Path.of(System.getProperty(CORPUS), folder).normalize();
        if (!Files.isDirectory(path)) {
            throw new AssertionError(
                    "the test books are not at " + path + "; put them there or name their folder in BINDERY_CORPUS");
        }
        return path;
    }

    /** A service of the product; waits until it is there. */
    protected final <S> S service(Class<S> type) throws InterruptedException {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        S service = tracker.waitForService(SERVICE_PATIENCE_MILLIS);
        if (service == null) {
            throw new AssertionError("no service " + type.getName() + " has come");
        }
        return service;
    }
}
