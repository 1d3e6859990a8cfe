package io.bindery.admin.rest.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.bindery.api.store.AccessToken;
import io.bindery.api.store.Account;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells who shows a token. What he may do stands in his account, which is asked each time: a right that was taken away is gone at once.
 * Only of those who come from an OpenID Connect provider, the token itself says what they may. Safe for use by several threads.
 */
public final class Gate {

    /** How long an access token lives. */
    public static final Duration LIFE = Duration.ofMinutes(10);
    /** What tokens of programs begin with, so that they are known from others wherever they turn up. */
    static final String PROGRAM = "bnd_";

    private static final String ISSUER = "bindery";
    private static final Set<JWSAlgorithm> FOREIGN_ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Stores stores;
    private final SigningKeys keys;
    private final Clock clock;
    private final OidcSettings oidc;
    private final @Nullable DefaultJWTProcessor<SecurityContext> provider;

    /**
     * @param secrets the folder of the platform's secrets
     * @throws IllegalArgumentException if the provider's address is none
     */
    public Gate(Stores stores, Path secrets, OidcSettings oidc, Clock clock) {
        this.stores = stores;
        this.keys = new SigningKeys(secrets, clock);
        this.oidc = oidc;
        this.clock = clock;
        this.provider = oidc.issuer().isEmpty() ? null : provider(oidc);
    }

    private DefaultJWTProcessor<SecurityContext> provider(OidcSettings settings) {
        try {
            JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                            URI.create(settings.keys()).toURL())
                    .retrying(true)
                    .build();
            return processor(source, FOREIGN_ALGORITHMS, settings.issuer(), settings.audience());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the address of the provider's keys is none: " + settings.keys(), e);
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(
            JWKSource<SecurityContext> source, Set<JWSAlgorithm> algorithms, String issuer, String audience) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, source));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                });
        return processor;
    }

    /** An access token for an account that has logged in. */
    public String accessToken(Account account) {
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER)
                .subject(account.login())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .build());
    }

    /**
     * Who shows this token.
     *
     * @throws NotAdmittedException if it opens nothing
     */
    public Caller caller(String token) {
        if (token.startsWith(PROGRAM)) {
            return program(token);
        }
        JWTClaimsSet claims = claims(token);
        if (!ISSUER.equals(claims.getIssuer())) {
            return foreign(claims);
        }
        return stores.accounts()
                .find(claims.getSubject())
                .filter(Account::enabled)
                .map(Gate::caller)
                .orElseThrow(() -> new NotAdmittedException("the account of this token may not log in any more"));
    }

    /** An account as a caller. */
    public static Caller caller(Account account) {
        return new Caller(account.login(), account.name(), account.roles(), account.publishers());
    }

    private JWTClaimsSet claims(String token) {
        try {
            DefaultJWTProcessor<SecurityContext> foreign = provider;
            if (foreign != null && oidc.issuer().equals(issuer(token))) {
                return foreign.process(token, null);
            }
            return processor(new ImmutableJWKSet<>(keys.all()), Set.of(JWSAlgorithm.ES256), ISSUER, ISSUER)
                    .process(token, null);
        } catch (KeySourceException e) {
            throw new NotAdmittedException("the keys of the login provider cannot be read just now");
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new NotAdmittedException("the token is not valid, or has expired");
        }
    }

    private static @Nullable String issuer(String token) throws ParseException {
        return com.nimbusds.jwt.SignedJWT.parse(token).getJWTClaimsSet().getIssuer();
    }

    private Caller foreign(JWTClaimsSet claims) {
        Set<String> roles = texts(claims, oidc.rolesClaim()).stream()
                .filter(oidc.roles()::containsKey)
                .map(oidc.roles()::get)
                .collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw new NotAdmittedException("the login provider gives you no role that means anything here");
        }
        Object name = claims.getClaim("name");
        return new Caller(
                "oidc:" + claims.getSubject(),
                name instanceof String text ? text : claims.getSubject(),
                roles,
                texts(claims, oidc.publishersClaim()));
    }

    private static Set<String> texts(JWTClaimsSet claims, String name) {
        Object claim = claims.getClaim(name);
        if (claim instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.toSet());
        }
        return claim instanceof String text && !text.isBlank()
                ? Set.of(text.strip().split("\\s+"))
                : Set.of();
    }

    private Caller program(String token) {
        AccessToken known = stores.accessTokens()
                .findByHash(Secret.hash(token))
                .filter(it -> it.expiresAt() == null || it.expiresAt().isAfter(clock.instant()))
                .orElseThrow(() -> new NotAdmittedException("the token is not valid, or has expired"));
        Caller owner = stores.accounts()
                .find(known.owner())
                .filter(Account::enabled)
                .map(Gate::caller)
                .orElseThrow(() -> new NotAdmittedException("the owner of this token may not log in any more"));
        // a token never opens more than its owner may today
        Set<String> roles = known.roles().stream().filter(owner::may).collect(Collectors.toSet());
        Set<String> publishers = new HashSet<>(known.publishers());
        publishers.removeIf(publisher -> !owner.sees(publisher));
        return new Caller("token:" + known.id(), known.name(), roles, publishers);
    }
}
