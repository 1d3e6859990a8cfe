package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.bindery.admin.rest.access.OidcSettings;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins that a provider vouches for, which serves its keys over HTTP. */
class OidcTest {

    private static final String ISSUER = "https://login.example";

    @TempDir
    private Path home;

    private final AtomicInteger looks = new AtomicInteger();
    private RSAKey key;
    private HttpServer provider;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.createContext("/jwks", exchange -> {
            looks.incrementAndGet();
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN);
        Platform platform = new Platform(home, "1", new FakeJobs(), null, null, new FakeCatalogue());
        OidcSettings settings = new OidcSettings(
                ISSUER,
                "bindery",
                "http://127.0.0.1:" + provider.getAddress().getPort() + "/jwks",
                "groups",
                "houses",
                OidcSettings.mapping("editors=publisher", "it=admin"));
        server = new ApiServer(platform, new Access(platform, settings, Set.of(), 4, Clock.systemUTC()));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        provider.stop(0);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("bindery")
                .subject("u-17")
                .claim("name", "Ann")
                .claim("groups", List.of("editors", "football"))
                .claim("houses", List.of("acme"))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet claims, RSAKey with) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    private int status(String token) throws Exception {
        return server.json("GET", "/api/v1/session", token, "").status();
    }

    @Test
    void a_token_of_the_provider_opens_what_its_groups_mean_here() throws Exception {
        var me = server.json("GET", "/api/v1/session", signed(claims().build(), key), "")
                .json();
        assertThat(me.path("login").asText()).isEqualTo("oidc:u-17");
        assertThat(me.path("name").asText()).isEqualTo("Ann");
        assertThat(me.path("roles").toString()).isEqualTo("[\"publisher\"]");
        assertThat(me.path("publishers").toString()).isEqualTo("[\"acme\"]");
        assertThat(status(signed(claims().build(), key))).isEqualTo(200);
        assertThat(looks).as("keys are kept").hasValue(1);
    }

    @Test
    void a_token_for_others_expired_forged_or_without_a_role_opens_nothing() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
        assertThat(status(signed(claims().build(), other))).isEqualTo(401);
        assertThat(status(signed(claims().audience("shop").build(), key))).isEqualTo(401);
        assertThat(status(signed(claims().issuer("https://evil.example").build(), key)))
                .isEqualTo(401);
        assertThat(status(signed(
                        claims().expirationTime(Date.from(Instant.now().minusSeconds(300)))
                                .build(),
                        key)))
                .isEqualTo(401);
        assertThat(status(signed(claims().claim("groups", List.of("football")).build(), key)))
                .isEqualTo(401);
        assertThat(status(signed(claims().issuer("bindery").build(), key))).isEqualTo(401);
        assertThat(status("not.a.token")).isEqualTo(401);
    }

    @Test
    void a_mapping_to_a_role_that_is_none_is_refused() {
        assertThatThrownBy(() -> OidcSettings.mapping("editors=king")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OidcSettings.mapping("editors")).isInstanceOf(IllegalArgumentException.class);
    }
}
