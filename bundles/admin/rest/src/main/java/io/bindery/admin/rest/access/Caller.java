package io.bindery.admin.rest.access;

import java.security.Principal;
import java.util.Set;

/**
 * Who asks, and what he may see and do. Immutable.
 *
 * @param login the login, or the name of a program; stands in histories
 * @param displayName for people
 * @param roles of {@link Roles#ALL}
 * @param publishers whose books he works with; of no meaning for those who see all
 */
public record Caller(String login, String displayName, Set<String> roles, Set<String> publishers) implements Principal {

    public Caller {
        roles = Set.copyOf(roles);
        publishers = Set.copyOf(publishers);
    }

    @Override
    public String getName() {
        return login;
    }

    /** Whether a role of his is this one or holds it. */
    public boolean may(String role) {
        return roles.stream().anyMatch(held -> Roles.holds(held, role));
    }

    /** Whether no publisher is hidden from him. */
    public boolean seesAll() {
        return may(Roles.OPERATOR);
    }

    /** Whether he works with books of this publisher. */
    public boolean sees(String publisher) {
        return seesAll() || publishers.contains(publisher);
    }
}
