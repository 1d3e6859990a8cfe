package io.bindery.stores.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressTest {

    @TempDir
    private Path folder;

    private static RedisURI address(String uri) throws IOException {
        return Address.of(Configs.of(Map.of("uri", uri)));
    }

    @Test
    void host_port_and_tls_are_read() throws Exception {
        RedisURI plain = address(" redis://redis.example.org ");
        assertThat(plain.getHost()).isEqualTo("redis.example.org");
        assertThat(plain.getPort()).isEqualTo(6379);
        assertThat(plain.isSsl()).isFalse();
        RedisURI tls = address("rediss://redis.example.org:7000");
        assertThat(tls.getPort()).isEqualTo(7000);
        assertThat(tls.isSsl()).isTrue();
        assertThat(tls.isVerifyPeer()).isTrue();
    }

    @Test
    void user_and_password_are_read_and_tls_stays() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "hush\nmore\n");
        RedisURI address = Address.of(Configs.of(Map.of(
                "uri", "rediss://redis.example.org:7000", "username", "bindery", "passwordFile", secret.toString())));
        assertThat(address.isSsl()).isTrue();
        assertThat(address.getPort()).isEqualTo(7000);
        assertThat(address.getTimeout()).hasMillis(3_000);
        var credentials = address.getCredentialsProvider().resolveCredentials().block();
        assertThat(credentials.getUsername()).isEqualTo("bindery");
        assertThat(credentials.getPassword()).isEqualTo("hush".toCharArray());
    }

    @Test
    void what_cannot_be_used_is_refused_with_a_word_on_what_to_do_and_none_of_the_password() {
        assertThatThrownBy(() -> address("")).isInstanceOf(IOException.class).hasMessageContaining("remove the file");
        assertThatThrownBy(() -> address("http://redis.example.org")).hasMessageContaining("redis://host:6379");
        assertThatThrownBy(() -> address("redis://:hush@redis.example.org"))
                .hasMessageContaining("passwordFile")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> address("redis://:hu sh@redis.example.org"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("sh@");
        assertThatThrownBy(() -> Address.of(Configs.of(Map.of(
                        "uri",
                        "redis://redis.example.org",
                        "passwordFile",
                        Files.createFile(folder.resolve("empty")).toString()))))
                .hasMessageContaining("no password in its first line");
    }
}
