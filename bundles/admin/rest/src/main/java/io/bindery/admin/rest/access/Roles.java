package io.bindery.admin.rest.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody may do, from little to everything. A role holds the roles beneath it: each operation names the least one that it
 * needs.
 */
public final class Roles {

    /** Looks at jobs and books of own publishers. */
    public static final String VIEWER = "viewer";
    /** Also hands books in. */
    public static final String AUTHOR = "author";
    /** Also replays, cancels and edits. */
    public static final String PUBLISHER = "publisher";
    /** Looks at books of own publishers, and decides on those that need a decision. */
    public static final String REVIEWER = "reviewer";
    /** Runs the platform: sees all publishers, plugins and numbers. */
    public static final String OPERATOR = "operator";
    /** Everything, also who may come in. */
    public static final String ADMIN = "admin";

    /** All, from little to everything. */
    public static final List<String> ALL = List.of(VIEWER, AUTHOR, PUBLISHER, REVIEWER, OPERATOR, ADMIN);

    private static final Map<String, Set<String>> HELD = Map.of(
            VIEWER, Set.of(VIEWER),
            AUTHOR, Set.of(VIEWER, AUTHOR),
            PUBLISHER, Set.of(VIEWER, AUTHOR, PUBLISHER),
            REVIEWER, Set.of(VIEWER, REVIEWER),
            OPERATOR, Set.of(VIEWER, AUTHOR, PUBLISHER, REVIEWER, OPERATOR),
            ADMIN, Set.copyOf(ALL));

    private Roles() {}

    /** Whether a role is this one or holds it; a role that is not known holds nothing. */
    public static boolean holds(String role, String needed) {
        return HELD.getOrDefault(role, Set.of()).contains(needed);
    }
}
