package io.bindery.admin.rest.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys that access tokens are signed with (ES256), in a file that only the platform's user can read. The first is made at the first
 * use; a month later the next one takes its place, and the old one stays until its last token has ended. Safe for use by several threads.
 */
final class SigningKeys {

    static final String FILE = "api-signing-keys.json";
    static final Duration AGE = Duration.ofDays(30);
    /** Far longer than any token lives. */
    static final Duration AFTERLIFE = Duration.ofDays(1);

    private final Path file;
    private final Clock clock;
    private @Nullable JWKSet keys;

    SigningKeys(Path secrets, Clock clock) {
        this.file = secrets.resolve(FILE);
        this.clock = clock;
    }

    /** A signed token with these claims. */
    String sign(JWTClaimsSet claims) {
        try {
            ECKey key = newest().toECKey();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
    }

    /** All keys whose tokens may still live. */
    synchronized JWKSet all() {
        newest();
        return java.util.Objects.requireNonNull(keys);
    }

    private synchronized JWK newest() {
        try {
            JWKSet known = keys == null ? read() : keys;
            Instant now = clock.instant();
            List<JWK> alive = new ArrayList<>(known.getKeys().stream()
                    .filter(key -> made(key).plus(AGE).plus(AFTERLIFE).isAfter(now))
                    .sorted(Comparator.comparing(SigningKeys::made).reversed())
                    .toList());
            if (alive.isEmpty() || made(alive.get(0)).plus(AGE).isBefore(now)) {
                alive.add(
                        0,
                        new ECKeyGenerator(Curve.P_256)
                                .keyID(UUID.randomUUID().toString())
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.ES256)
                                .issueTime(Date.from(now))
                                .generate());
                known = new JWKSet(alive);
                write(known);
            }
            keys = known;
            return alive.get(0);
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException("the keys for access tokens cannot be read or made in " + file, e);
        }
    }

    private static Instant made(JWK key) {
        return key.getIssueTime() == null ? Instant.EPOCH : key.getIssueTime().toInstant();
    }

    private JWKSet read() throws IOException, ParseException {
        return Files.exists(file) ? JWKSet.parse(Files.readString(file)) : new JWKSet();
    }

    private void write(JWKSet set) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(FILE + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, set.toString(false) + "\n", StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
