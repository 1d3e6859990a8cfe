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
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters and headers, and says which one is wrong. */
final class Parameters {

    private static final int PAGE = 50;
    private static final int MAX_PAGE = 1000;
    private static final Pattern SHA_256_HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern SHA_256_DIGEST = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]{44}):");

    private final HttpServletRequest request;

    Parameters(HttpServletRequest request) {
        this.request = request;
    }

    /** The parameter, which must be there. */
    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new ApiException(ApiError.BAD_REQUEST, "the parameter '" + name + "' is missing");
        }
        return value;
    }

    /** The parameter; null if it is missing or blank. */
    @Nullable
    String optional(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Whether the parameter is {@code true}. */
    boolean flag(String name) {
        String value = optional(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new ApiException(ApiError.BAD_REQUEST, "'" + name + "' is true or false, not: " + value);
    }

    /** How many things the page has at the most. */
    int limit() {
        String value = optional("limit");
        try {
            int limit = value == null ? PAGE : Integer.parseInt(value);
            if (limit >= 1 && limit <= MAX_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is out of range
        }
        throw new ApiException(ApiError.BAD_REQUEST, "'limit' is a number from 1 to " + MAX_PAGE + ", not: " + value);
    }

    /** The states that are asked for, separated by commas, in any case; empty for any. */
    Set<JobState> states() {
        String value = optional("state");
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
     * The hash that the sender says the body has, from {@code Repr-Digest} (RFC 9530, section 3) or {@code X-Sha256}
     * (hexadecimal); empty if it does not say.
     */
    String sha256() {
        String hex = request.getHeader("X-Sha256");
        if (hex != null) {
            if (!SHA_256_HEX.matcher(hex).matches()) {
                throw new ApiException(
                        ApiError.BAD_REQUEST, "X-Sha256 has 64 hexadecimal digits; this has not: " + hex);
            }
            return hex.toLowerCase(Locale.ROOT);
        }
        String digest = request.getHeader("Repr-Digest");
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
