package io.bindery.itests;

import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
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
    private static final long SERVICE_PATIENCE_MILLIS = 120_000;

    /** The test's own bundle context. */
    @Inject
    protected BundleContext context;

    /** How the product is started for the tests; runs outside of it. */
    @Configuration
    public Option[] configuration() {
        Path target = Path.of(System.getProperty("itests.target"));
        String run = getClass().getSimpleName() + "-" + System.currentTimeMillis();
        String httpPort = Integer.toString(FreePort.any());
        String sshPort = Integer.toString(FreePort.any());
        String mavenRepository = System.getProperty(
                "maven.repo.local",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
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
                vmOption("-Xmx1g"),
                systemProperty(HTTP_PORT).value(httpPort),
                systemProperty(PLUGIN).value(System.getProperty(PLUGIN)),
                editConfigurationFilePut(
                        "etc/system.properties",
                        "bindery.home",
                        target.resolve("home").resolve(run).toString()),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", httpPort),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", sshPort),
                // Only for Pax Exam's own bundles, which the build has fetched.
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository", mavenRepository));
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
