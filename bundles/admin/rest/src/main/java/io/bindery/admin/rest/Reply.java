package io.bindery.admin.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * What a request is answered with. Immutable.
 *
 * @param status the HTTP status
 * @param headers more headers
 * @param body what becomes JSON, a {@link Stream} that writes a tar archive unless a header says another content type, or a {@link Download}
 */
record Reply(int status, Map<String, String> headers, Object body) {

    /** A body that is made while it is sent; called once. */
    @FunctionalInterface
    interface Stream {
        void writeTo(OutputStream target) throws IOException;
    }

    static Reply ok(Object body) {
        return new Reply(200, Map.of(), body);
    }
}
