package io.bindery.admin.ui;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/**
 * What a browser may do with the desk's pages (Content Security Policy Level 3): run the scripts of this platform, speak with its API,
 * and nothing else. Styles that the scripts make carry a nonce, which is another one for each answer. Safe for use by several threads.
 */
final class SecurityHeaders {

    private static final int NONCE_BYTES = 18;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' blob:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final SecureRandom random = new SecureRandom();

    /** Sets them all; gives the nonce for the page's own use. */
    String set(HttpServletResponse response) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        HEADERS.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
        return nonce;
    }
}
