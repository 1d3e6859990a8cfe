package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;

/** The product from outside, with its own scripts. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class ProductIT {

    private static Product product;
    private static Map<String, Long> shipped;

    @BeforeClass
    public static void start() throws Exception {
        product = Product.unpacked("ProductIT");
        shipped = files(product.folder());
        product.start();
    }

    @AfterClass
    public static void stop() throws Exception {
        product.killIfRunning();
    }

    @Test
    public void a_nothing_listens_beyond_the_machine_itself() throws Exception {
        List<String> listeners = Listeners.all(product.process());

        assertTrue("HTTP, SSH and the stop port: " + listeners, listeners.size() >= 3);
        assertEquals(
                List.of(),
                listeners.stream().filter(one -> !Listeners.loopback(one)).toList());
    }

    @Test
    public void b_the_console_opens_with_the_generated_key() throws Exception {
        String printed = product.console("bundle:list -t 0 -s", "bindery:jobs --help");

        assertTrue(printed, printed.contains("io.bindery.admin.shell"));
        assertTrue(printed, printed.contains("--publisher"));
    }

    @Test
    public void c_a_restart_keeps_the_login_and_never_writes_into_the_product() throws Exception {
        String password = product.password();
        product.stop();
        product.start();

        assertEquals(password, product.password());
        product.stop();
        assertEquals(shipped, files(product.folder()));
    }

    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return files;
    }
}
