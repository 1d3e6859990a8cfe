package io.bindery.stores.search.opensearch;

import io.bindery.api.error.ErrorCode;

/** Why nothing can be searched for or written just now. */
public enum OpenSearchError implements ErrorCode {
    AWAY(
            "BND-SEARCH-003",
            "OpenSearch does not answer, or has too much to do.",
            "Wait: what has changed is indexed when it is back. If it stays so, look whether it runs at the address of the configuration"
                    + " io.bindery.stores.search.opensearch, and whether its disk has room."),
    REFUSED(
            "BND-SEARCH-004",
            "OpenSearch refuses what it is asked.",
            "Check user, password and the user's rights: it must be allowed to make, write, search and delete indexes that begin with the"
                    + " configured prefix."),
    NOT_BUILT(
            "BND-SEARCH-005",
            "The index in OpenSearch is not built yet.",
            "Wait: it is being built; ./bindery status shows how far it has come.");

    private final String code;
    private final String cause;
    private final String remedy;

    OpenSearchError(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
