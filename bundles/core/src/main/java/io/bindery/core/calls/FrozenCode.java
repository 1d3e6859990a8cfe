package io.bindery.core.calls;

import io.bindery.api.error.ErrorCode;

/** An error code of a plugin as it was during the call: plain text, whatever the plugin's own class does later. */
record FrozenCode(String code, String cause, String remedy) implements ErrorCode {

    private static final int MAX_CODE = 100;
    private static final int MAX_TEXT = 4_000;

    /**
     * Takes a plugin's code.
     *
     * @throws UntrueAnswerException if a part of it is null, or the code is empty or overlong
     */
    static FrozenCode of(ErrorCode code) throws UntrueAnswerException {
        String name = code.code();
        String cause = code.cause();
        String remedy = code.remedy();
        if (name == null || cause == null || remedy == null) {
            throw new UntrueAnswerException("an error code without code, cause or remedy");
        }
        if (name.isBlank() || name.length() > MAX_CODE) {
            throw new UntrueAnswerException("an error code that is empty or longer than " + MAX_CODE + " characters");
        }
        return new FrozenCode(name, cut(cause), cut(remedy));
    }

    static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
