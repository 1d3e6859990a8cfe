package io.bindery.core.steps;

import io.bindery.api.finding.Finding;
import io.bindery.api.job.Failure;
import io.bindery.core.error.CoreError;
import java.util.List;

/** Puts into one sentence why findings reject a book. */
final class Rejections {

    private Rejections() {}

    static Failure because(CoreError error, Answer answer) {
        List<Finding> reasons = answer.findings().stream()
                .filter(finding -> finding.severity().rejects())
                .toList();
        Finding first = reasons.get(0);
        String place = first.location().toString();
        return error.failure((reasons.size() == 1 ? "1 error: " : reasons.size() + " errors, the first: ")
                + first.code() + (place.isEmpty() ? "" : " at " + place) + ": " + first.message());
    }
}
