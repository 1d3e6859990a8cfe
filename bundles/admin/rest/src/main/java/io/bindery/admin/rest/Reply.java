package io.bindery.admin.rest;

import java.util.Map;

/**
 * What a request is answered with. Immutable.
 *
 * @param status the HTTP status
 * @param headers more headers
 * @param body what becomes JSON
 */
record Reply(int status, Map<String, String> headers, Object body) {

    static Reply ok(Object body) {
        return new Reply(200, Map.of(), body);
    }
}
