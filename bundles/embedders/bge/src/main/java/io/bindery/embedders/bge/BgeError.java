package io.bindery.embedders.bge;

import io.bindery.api.error.ErrorCode;

/** What can go wrong with the model. */
public enum BgeError implements ErrorCode {
    NOT_LOADED(
            "BND-EMBED-001",
            "The model for sentence vectors cannot be loaded on this machine: its native libraries are for Linux (x86-64, ARM) and"
                    + " macOS (ARM), with the GNU C library, and need some 300 MB of memory beside the heap.",
            "Run the platform on such a machine, or configure an endpoint (io.bindery.embedders.remote).");

    private final String code;
    private final String cause;
    private final String remedy;

    BgeError(String code, String cause, String remedy) {
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
