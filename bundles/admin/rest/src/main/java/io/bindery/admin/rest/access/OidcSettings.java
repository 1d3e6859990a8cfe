package io.bindery.admin.rest.access;

import java.util.HashMap;
import java.util.Map;

/**
 * An OpenID Connect provider whose tokens are taken. Immutable.
 *
 * @param issuer as its tokens name it; empty for none
 * @param audience as its tokens name this API
 * @param keys the address of its keys (RFC 7517)
 * @param rolesClaim the claim that holds groups or roles
 * @param publishersClaim the claim that holds publishers
 * @param roles what each of its groups may do here
 */
public record OidcSettings(
        String issuer,
        String audience,
        String keys,
        String rolesClaim,
        String publishersClaim,
        Map<String, String> roles) {
    public OidcSettings {
        roles = Map.copyOf(roles);
    }

    /** None. */
    public static final OidcSettings NONE = new OidcSettings("", "", "", "", "", Map.of());

    /**
     * Lines {@code group=role}.
     *
     * @throws IllegalArgumentException if one names no role
     */
    public static Map<String, String> mapping(String... lines) {
        Map<String, String> roles = new HashMap<>();
        for (String line : lines) {
            int split = line.lastIndexOf('=');
            String role = line.substring(split + 1).strip();
            if (split < 1 || !Roles.ALL.contains(role)) {
                throw new IllegalArgumentException("not 'group=role' with a role of " + Roles.ALL + ": " + line);
            }
            roles.put(line.substring(0, split).strip(), role);
        }
        return roles;
    }
}
