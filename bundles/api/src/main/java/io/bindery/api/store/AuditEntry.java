package io.bindery.api.store;

import java.time.Instant;

/**
 * Who has changed what. Immutable.
 *
 * @param id grows with each entry; 0 before it is kept
 * @param at when
 * @param actor the login, or what stands for one
 * @param action the operation, e.g. {@code users_create}
 * @param target the address that it was done to
 * @param status how it ended, as HTTP has it
 */
public record AuditEntry(long id, Instant at, String actor, String action, String target, int status) {}
