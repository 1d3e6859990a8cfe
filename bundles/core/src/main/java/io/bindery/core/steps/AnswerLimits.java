package io.bindery.core.steps;

import io.bindery.api.finding.Finding;
import io.bindery.core.calls.ExcessiveAnswerException;

/** How much a plugin may say of one book: far more than any book needs, and no more than a row of the database stands. */
final class AnswerLimits {

    static final int ENTRIES = 50_000;
    static final long CHARACTERS = 32_000_000;

    private AnswerLimits() {}

    /** @throws ExcessiveAnswerException if it is more */
    static Answer checked(Answer answer) {
        refuseMore("findings", answer.findings().size(), ENTRIES);
        refuseMore("statements", answer.patch().statements().size(), ENTRIES);
        long characters =
                answer.findings().stream().mapToLong(AnswerLimits::length).sum()
                        + answer.patch().statements().stream()
                                .mapToLong(statement ->
                                        String.valueOf(statement.value()).length())
                                .sum();
        refuseMore("characters", characters, CHARACTERS);
        return answer;
    }

    private static long length(Finding finding) {
        return (long) finding.message().length() + finding.remedy().length();
    }

    private static void refuseMore(String what, long number, long most) {
        if (number > most) {
            throw new ExcessiveAnswerException("answered with " + number + " " + what + "; " + most + " are the most");
        }
    }
}
