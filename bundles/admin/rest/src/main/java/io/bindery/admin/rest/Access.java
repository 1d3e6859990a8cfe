package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Gate;
import io.bindery.admin.rest.access.Logins;
import io.bindery.admin.rest.access.NotAdmittedException;
import io.bindery.admin.rest.access.OidcSettings;
import io.bindery.admin.rest.access.Passwords;
import io.bindery.admin.rest.access.Roles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** All ways in: the token of this machine, accounts, tokens of programs, and a login provider. Safe for use by several threads. */
@Component(service = Access.class, configurationPid = "io.bindery.admin.rest")
@Designate(ocd = AccessConfig.class)
public final class Access {

    private static final String SCHEME = "Bearer ";
    private static final int BCRYPT_COST = 12;

    private final ApiToken machine;
    private final Gate gate;
    private final Logins logins;
    private final Passwords passwords;
    private final Cors cors;
    private final RateLimits limits;
    private final Admissions recent = new Admissions();

    /** Opens these ways. */
    @Activate
    public Access(@Reference Platform platform, AccessConfig config) {
        this(
                platform,
                new OidcSettings(
                        config.oidc_issuer(),
                        config.oidc_audience(),
                        config.oidc_keys(),
                        config.oidc_roles_claim(),
                        config.oidc_publishers_claim(),
                        OidcSettings.mapping(each(config.oidc_roles()).toArray(String[]::new))),
                Set.copyOf(each(config.allowed_origins())),
                new RateLimits(config.requests_per_minute(), config.logins_per_minute()),
                BCRYPT_COST,
                Clock.systemUTC());
    }

    /** A file of settings can only name several by commas. */
    static List<String> each(String... values) {
        return Stream.of(values)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** For tests: nobody asks too often. */
    Access(Platform platform, OidcSettings oidc, Set<String> origins, int cost, Clock clock) {
        this(platform, oidc, origins, new RateLimits(0, 0), cost, clock);
    }

    Access(Platform platform, OidcSettings oidc, Set<String> origins, RateLimits limits, int cost, Clock clock) {
        this.limits = limits;
        Path secrets = platform.secrets();
        this.machine = new ApiToken(secrets.resolve("api-token"));
        this.gate = new Gate(platform, secrets, oidc, clock);
        this.passwords = new Passwords(cost);
        this.logins = new Logins(platform, gate, passwords, secrets.resolve("admin-password"), clock);
        this.cors = new Cors(origins);
    }

    Logins logins() {
        return logins;
    }

    Passwords passwords() {
        return passwords;
    }

    /** Which pages of other sites may ask. */
    Cors cors() {
        return cors;
    }

    /** How often somebody may ask. */
    RateLimits limits() {
        return limits;
    }

    /**
     * Who asks, as it was a second ago at the most, and as it is if something has changed on this node: for those who are asked about
     * again and again.
     *
     * @param authorization the header
     * @throws NotAdmittedException if nobody that may
     */
    Caller recentCaller(@Nullable String authorization) {
        return authorization == null ? caller(null) : recent.get(authorization, this::caller);
    }

    /** Somebody's rights have changed. */
    void rightsChanged() {
        recent.forget();
    }

    /**
     * Who asks (RFC 6750, section 2.1).
     *
     * @param authorization the header; null if there is none
     * @throws NotAdmittedException if nobody that may
     */
    Caller caller(@Nullable String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? authorization.substring(SCHEME.length()).strip() : "";
        if (machine.is(token)) {
            return new Caller(Tenants.MACHINE, "a program of this machine", Set.of(Roles.ADMIN), Set.of());
        }
        if (token.isEmpty()) {
            throw new NotAdmittedException("the request has no bearer token");
        }
        return gate.caller(token);
    }
}
