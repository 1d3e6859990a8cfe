package io.bindery.embedders.remote;

import io.bindery.api.error.ErrorCode;

/** What can go wrong with the endpoint. */
public enum RemoteEmbedderError implements ErrorCode {
    AWAY(
            "BND-EMBED-002",
            "The endpoint for sentence vectors does not answer, or not as its API promises.",
            "Look whether it runs at the address of the configuration io.bindery.embedders.remote; a replay of the job then adds what was left out."),
    REFUSED(
            "BND-EMBED-003",
            "The endpoint for sentence vectors refuses the key or the request.",
            "Check key file, model and address in the configuration io.bindery.embedders.remote."),
    TOO_MANY(
            "BND-EMBED-004",
            "The endpoint for sentence vectors has had too many requests.",
            "The job tries again by itself; if that happens often, raise the endpoint's limit.");

    private final String code;
    private final String cause;
    private final String remedy;

    RemoteEmbedderError(String code, String cause, String remedy) {
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
