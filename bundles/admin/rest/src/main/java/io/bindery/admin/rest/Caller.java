package io.bindery.admin.rest;

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
record Caller(String login, String displayName, Set<String> roles, Set<String> publishers) implements Principal {

    Caller {
        roles = Set.copyOf(roles);
        publishers = Set.copyOf(publishers);
    }

    @Override
    public String getName() {
        return login;
    }

    boolean may(String role) {
        return roles.stream().anyMatch(held -> Roles.holds(held, role));
    }

    /** Whether no publisher is hidden from him. */
    boolean seesAll() {
        return may(Roles.OPERATOR);
    }

    boolean sees(String publisher) {
        return seesAll() || publishers.contains(publisher);
    }
}
