package io.bindery.core.calls;

/** A plugin's answer breaks its contract. The message is a noun phrase that says what is wrong with it. */
final class UntrueAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    UntrueAnswerException(String message) {
        super(message);
    }
}
