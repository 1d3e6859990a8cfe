package io.bindery.hardened.process;

import io.bindery.hardened.process.ProcessResult.Means;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How a program is kept apart from the rest of this machine: the words that are put before the command, and what they bring.
 * What the machine allows is tried out once. Immutable.
 *
 * @param prefix the words before all else
 * @param change the words just before the program, that make it somebody else's
 * @param means what is in force with them
 */
record Confinement(List<String> prefix, List<String> change, Set<Means> means) {

    /** The user and the group that own nothing, on every Linux. */
    static final int NOBODY = 65_534;

    /**
     * The folder becomes the program's /tmp: as nobody it could not reach it by a path of which the platform guards a part. The
     * program that comes after it takes this shell's place.
     */
    private static final List<String> OWN_TMP =
            List.of("--mount", "/bin/sh", "-c", "mount --bind . /tmp && cd /tmp && exec \"$@\"", "sh");

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs");

    private static final List<String> AS_ROOT = List.of("unshare", "--pid", "--fork", "--kill-child");

    private static final List<String> AS_ANYBODY =
            List.of("unshare", "--user", "--map-current-user", "--pid", "--fork", "--kill-child");

    /** The best that there is here without another user. Found out once. */
    private static final class Plain {
        static final Confinement BEST = best(List.of(
                new Confinement(with(AS_ROOT, List.of("--net")), List.of(), of(Means.NO_NETWORK)),
                new Confinement(AS_ROOT, List.of(), of()),
                new Confinement(with(AS_ANYBODY, List.of("--net")), List.of(), of(Means.NO_NETWORK)),
                new Confinement(AS_ANYBODY, List.of(), of())));
    }

    /** The best that there is here with another user. Found out once. */
    private static final class Unprivileged {
        static final Confinement BEST = isRoot()
                ? best(List.of(
                        new Confinement(
                                with(with(AS_ROOT, List.of("--net")), OWN_TMP),
                                AS_NOBODY,
                                of(Means.NO_NETWORK, Means.UNPRIVILEGED_USER)),
                        new Confinement(with(AS_ROOT, OWN_TMP), AS_NOBODY, of(Means.UNPRIVILEGED_USER)),
                        Plain.BEST))
                : Plain.BEST;
    }

    /** The best that this machine allows. */
    static Confinement of(boolean unprivileged) {
        return unprivileged ? Unprivileged.BEST : Plain.BEST;
    }

    boolean changesUser() {
        return means.contains(Means.UNPRIVILEGED_USER);
    }

    /** What a folder is called inside. */
    String home(Path folder) {
        return changesUser() ? "/tmp" : folder.toString();
    }

    private static Set<Means> of(Means... more) {
        Set<Means> means = EnumSet.of(Means.PROCESS_NAMESPACE);
        means.addAll(List.of(more));
        return means;
    }

    private static List<String> with(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }

    private static Confinement best(List<Confinement> ways) {
        return ways.stream()
                .filter(Confinement::works)
                .findFirst()
                .orElseGet(() -> new Confinement(List.of(), List.of(), Set.of()));
    }

    private boolean works() {
        List<String> command = with(with(prefix, change), List.of("true"));
        try {
            Process trial = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
            } finally {
                trial.destroyForcibly();
            }
        } catch (IOException e) {
            return false; // there is no such program here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isRoot() {
        try {
            return Launcher.uid(Path.of("/proc/self")) == 0;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
