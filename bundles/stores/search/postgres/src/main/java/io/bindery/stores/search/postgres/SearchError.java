package io.bindery.stores.search.postgres;

import io.bindery.api.error.ErrorCode;

/** Why nothing can be searched for or written just now. */
public enum SearchError implements ErrorCode {
    AWAY(
            "BND-SEARCH-001",
            "The database with the search index does not do what it is asked.",
            "Wait: what has changed is indexed when it is back. If it stays so, ./bindery doctor says whether PostgreSQL runs; the"
                    + " user of the database must be allowed to create schemas in it."),
    NOT_BUILT(
            "BND-SEARCH-002",
            "The search index is not built yet.",
            "Wait: it is being built; ./bindery status shows how far it has come.");

    private final String code;
    private final String cause;
    private final String remedy;

    SearchError(String code, String cause, String remedy) {
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
