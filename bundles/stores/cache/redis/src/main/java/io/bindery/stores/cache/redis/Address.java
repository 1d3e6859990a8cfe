package io.bindery.stores.cache.redis;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads from the configuration where the server is, and who asks. */
final class Address {

    private static final List<String> SCHEMES = List.of("redis", "rediss");

    private Address() {}

    /** @throws IOException if it is no address, or the password cannot be read; says what to do */
    static RedisURI of(RedisConfig config) throws IOException {
        URI uri = parsed(config.uri());
        if (!SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            throw new IOException(
                    "io.bindery.stores.cache.redis: uri must be like redis://host:6379, or rediss://host:6379 for TLS");
        }
        if (uri.getUserInfo() != null) {
            throw new IOException(
                    "io.bindery.stores.cache.redis: uri is shown in logs; name the user in username, and in passwordFile a file"
                            + " with the password");
        }
        RedisURI address = RedisURI.create(uri);
        address.setTimeout(Duration.ofMillis(config.answerMillis()));
        address.setClientName("bindery");
        String password = password(config);
        if (!password.isEmpty()) {
            RedisURI.Builder builder = RedisURI.builder(address);
            return config.username().isBlank()
                    ? builder.withPassword(password.toCharArray()).build()
                    : builder.withAuthentication(config.username().strip(), password.toCharArray())
                            .build();
        }
        return address;
    }

    private static URI parsed(String text) throws IOException {
        if (text == null || text.isBlank()) {
            throw new IOException("io.bindery.stores.cache.redis names no uri; name one, or remove the file");
        }
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            // Not its message, which repeats the text: that may hold a password.
            throw new IOException("io.bindery.stores.cache.redis: uri is no address: " + e.getReason());
        }
    }

    private static String password(RedisConfig config) throws IOException {
        if (config.passwordFile().isBlank()) {
            return config.password();
        }
        Path file = Path.of(config.passwordFile().strip());
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() ->
                            new IOException(file + ", which passwordFile names, has no password in its first line"));
        }
    }
}
