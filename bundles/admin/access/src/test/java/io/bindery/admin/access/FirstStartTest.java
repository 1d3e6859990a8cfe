package io.bindery.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.apache.karaf.jaas.modules.publickey.PublickeyBackingEngineFactory;
import org.apache.karaf.jaas.modules.publickey.PublickeyLoginModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the container's real list of keys; passwords need the whole container and are tested there. */
class FirstStartTest {

    @TempDir
    private Path home;

    @Test
    void the_secrets_are_made_once_and_nobody_else_can_read_them() throws Exception {
        start();
        String token = Files.readString(secret(FirstStart.TOKEN));
        String key = Files.readString(secret(FirstStart.CONSOLE_KEY));

        start();

        assertThat(secret(FirstStart.TOKEN)).hasContent(token);
        assertThat(secret(FirstStart.CONSOLE_KEY)).hasContent(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret(FirstStart.TOKEN))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void the_console_admits_the_key_that_lies_in_the_data_folder_and_none_before_it() throws Exception {
        start();
        String first = admitted();
        Files.delete(secret(FirstStart.CONSOLE_KEY + ".pub"));

        start();

        assertThat(Files.readString(secret(FirstStart.CONSOLE_KEY + ".pub"))).contains(admitted());
        assertThat(admitted()).isNotEqualTo(first);
    }

    @Test
    void no_two_secrets_are_alike_and_each_has_160_bits() {
        assertThat(Secrets.text()).matches("[0-9a-v]{32}").isNotEqualTo(Secrets.text());
    }

    private Path secret(String name) {
        return home.resolve("secrets").resolve(name);
    }

    /** The key of the administrator, as the container keeps it. */
    private String admitted() throws Exception {
        String line = Files.readAllLines(home.resolve("keys.properties")).stream()
                .filter(entry -> entry.startsWith("admin"))
                .findFirst()
                .orElseThrow();
        return line.substring(line.indexOf('=') + 1, line.indexOf(',')).strip();
    }

    private void start() throws Exception {
        Path keys = home.resolve("keys.properties");
        if (!Files.exists(keys)) {
            Files.createFile(keys);
        }
        Map<String, String> options = Map.of(
                ProxyLoginModule.PROPERTY_MODULE, PublickeyLoginModule.class.getName(), "users", keys.toString());
        AppConfigurationEntry entry =
                new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.SUFFICIENT, options);
        Realm realm = new Realm(List.of(new KarafRealm(entry)), List.of(new PublickeyBackingEngineFactory()));
        new FirstStart(new SecretFolder(home.resolve("secrets")), realm);
    }

    private record KarafRealm(AppConfigurationEntry entry) implements JaasRealm {

        @Override
        public String getName() {
            return "karaf";
        }

        @Override
        public int getRank() {
            return 0;
        }

        @Override
        public AppConfigurationEntry[] getEntries() {
            return new AppConfigurationEntry[] {entry};
        }
    }
}
