package io.bindery.core.calls;

/** A plugin's answer is larger than any book needs. */
public class ExcessiveAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is too large, and how large it may be */
    public ExcessiveAnswerException(String message) {
        super(message);
    }
}
