package io.bindery.admin.rest.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

/**
 * Hashes of passwords by bcrypt, slow on purpose. It takes 72 bytes; longer passwords go through SHA-512 first. Safe for use by several
 * threads.
 */
public final class Passwords {

    /** The shortest password that is taken (NIST SP 800-63B, section 5.1.1.2, asks for 8), and the longest. */
    static final int SHORTEST = 12;

    static final int LONGEST = 200;

    private static final Version VERSION = Version.VERSION_2A;

    private final int cost;
    private final String nobodys;

    /** @param cost each one more doubles the time; 12 takes about a quarter of a second */
    public Passwords(int cost) {
        this.cost = cost;
        this.nobodys = hash(Secret.random());
    }

    /**
     * The hash, with its salt and cost.
     *
     * @throws IllegalArgumentException if the password is too short or too long
     */
    public String checkedHash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException("a password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return hash(password);
    }

    private String hash(String password) {
        return BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(cost, password.toCharArray());
    }

    /** Whether it is the password; an account that is not there takes as long as one that is. */
    boolean verify(String password, @org.jspecify.annotations.Nullable String hash) {
        boolean right = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(password.toCharArray(), (hash == null ? nobodys : hash).toCharArray())
                .verified;
        return right && hash != null;
    }
}
