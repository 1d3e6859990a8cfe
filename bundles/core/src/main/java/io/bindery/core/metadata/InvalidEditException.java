package io.bindery.core.metadata;

/** An edit that cannot be made; nothing was changed. */
public class InvalidEditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final MetadataError code;

    /** Says it for a person. */
    public InvalidEditException(MetadataError code, String message) {
        super(message);
        this.code = code;
    }

    /** What kind of mistake it is. */
    public MetadataError code() {
        return code;
    }

    static InvalidEditException badValue(String where, String why) {
        return new InvalidEditException(MetadataError.BAD_VALUE, where + " " + why);
    }
}
