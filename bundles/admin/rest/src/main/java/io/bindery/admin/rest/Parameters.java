package io.bindery.admin.rest;

import io.bindery.api.job.JobState;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters, and says which one is wrong. */
final class Parameters {

    private static final int PAGE = 50;
    private static final int MAX_PAGE = 1000;
    private static final Pattern SHA_256_HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern SHA_256_DIGEST = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]{44}):");

    private Parameters() {}

    /** The parameter, which must be there. */
    static String required(String name, @Nullable String value) {
        String there = optional(value);
        if (there == null) {
            throw new ApiException(ApiError.BAD_REQUEST, "the parameter '" + name + "' is missing");
        }
        return there;
    }

    /** The parameter; null if it is missing or blank. */
    static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Whether the parameter is {@code true}. */
    static boolean flag(String name, @Nullable String value) {
        String given = optional(value);
        if (given == null || given.equals("false")) {
            return false;
        }
        if (given.equals("true")) {
            return true;
        }
        throw new ApiException(ApiError.BAD_REQUEST, "'" + name + "' is true or false, not: " + given);
    }

    /** How many things the page has at the most. */
    static int limit(@Nullable String value) {
        return number("limit", optional(value), PAGE, MAX_PAGE);
    }

    /** A number from 1 to the highest. */
    static int number(String name, @Nullable String value, int unsaid, int highest) {
        try {
            int number = value == null ? unsaid : Integer.parseInt(value);
            if (number >= 1 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is out of range
        }
        throw new ApiException(
                ApiError.BAD_REQUEST, "'" + name + "' is a number from 1 to " + highest + ", not: " + value);
    }

    /** The states that are asked for, separated by commas, in any case; empty for any. */
    static Set<JobState> states(@Nullable String parameter) {
        String value = optional(parameter);
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        for (String name : value == null ? new String[0] : value.split(",", -1)) {
            try {
                states.add(JobState.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                String known = Arrays.toString(JobState.values());
                throw new ApiException(
                        ApiError.BAD_REQUEST, "'state' is of " + known + ", not: " + name, java.util.Map.of(), e);
            }
        }
        return states;
    }

    /**
     * The hash that the sender says the body has.
     *
     * @param hex {@code X-Sha256}, hexadecimal
     * @param digest {@code Repr-Digest} (RFC 9530, section 3)
     * @return empty if it does not say
     */
    static String sha256(@Nullable String hex, @Nullable String digest) {
        if (hex != null) {
            if (!SHA_256_HEX.matcher(hex).matches()) {
                throw new ApiException(
                        ApiError.BAD_REQUEST, "X-Sha256 has 64 hexadecimal digits; this has not: " + hex);
            }
            return hex.toLowerCase(Locale.ROOT);
        }
        Matcher sha256 = SHA_256_DIGEST.matcher(digest == null ? "" : digest);
        // a digest of another algorithm only is no error: RFC 9530 lets the recipient ignore it
        return sha256.find() ? hex(sha256.group(1)) : "";
    }

    private static String hex(String base64) {
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "Repr-Digest is not valid base64: " + base64, java.util.Map.of(), e);
        }
    }
}
