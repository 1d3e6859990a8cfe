package io.bindery.stores.documents.mongodb;

import io.bindery.api.error.ErrorCode;

/** Why no documents can be written or read just now. */
public enum MongoError implements ErrorCode {
    AWAY(
            "BND-MONGO-001",
            "MongoDB does not answer, or does not do what it is asked.",
            "Wait: what has changed is written when it is back. If it stays so, look whether it runs at the address of the configuration"
                    + " io.bindery.stores.documents.mongodb, whether a majority of its replicas is up, and whether its disk has room."),
    REFUSED(
            "BND-MONGO-002",
            "MongoDB refuses the user.",
            "Check user, passwordFile and authSource in etc/io.bindery.stores.documents.mongodb.cfg and the user's rights: it must be"
                    + " allowed to read and write the configured database. A changed password counts from the next start on.");

    private final String code;
    private final String cause;
    private final String remedy;

    MongoError(String code, String cause, String remedy) {
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
