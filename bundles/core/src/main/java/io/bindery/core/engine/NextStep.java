package io.bindery.core.engine;

import java.util.Set;
import java.util.TreeSet;

/**
 * Before which step a job waits in the queue, and for what. As text, {@code step@need!fresh}, it is the job's next step in the
 * store, so that a claim finds just the jobs that can go on: nobody has to look at a waiting job in vain.
 *
 * @param step the step; empty for the first
 * @param need the plugin that is away; empty if none is
 * @param fresh whether known answers are not to be used
 */
record NextStep(String step, String need, boolean fresh) {

    private static final String FRESH = "!fresh";

    /** The beginning of the pipeline. */
    static final NextStep FIRST = new NextStep("", "", false);

    static NextStep parse(String text) {
        boolean fresh = text.endsWith(FRESH);
        String rest = fresh ? text.substring(0, text.length() - FRESH.length()) : text;
        int at = rest.indexOf('@');
        return at < 0
                ? new NextStep(rest, "", fresh)
                : new NextStep(rest.substring(0, at), rest.substring(at + 1), fresh);
    }

    @Override
    public String toString() {
        return step + (need.isEmpty() ? "" : "@" + need) + (fresh ? FRESH : "");
    }

    /** All texts of jobs that can go on, given the steps with room and the needs that are met. */
    static Set<String> claimable(Set<String> stepsWithRoom, Set<String> metNeeds) {
        Set<String> texts = new TreeSet<>();
        for (boolean fresh : new boolean[] {false, true}) {
            for (String step : stepsWithRoom) {
                texts.add(new NextStep(step, "", fresh).toString());
                metNeeds.forEach(need -> texts.add(new NextStep(step, need, fresh).toString()));
            }
        }
        return texts;
    }
}
