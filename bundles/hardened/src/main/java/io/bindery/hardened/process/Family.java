package io.bindery.hardened.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all that come from it, also those that have left their parents. Used by one thread. */
final class Family {

    /** A variable of the environment that all of them inherit. */
    static final String MARK = "BINDERY_PROCESS";

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Process first;
    private final String mark;

    private final boolean endsAsOne;

    /** @param endsAsOne whether the end of the first one is the end of all */
    Family(Process first, String mark, boolean endsAsOne) {
        this.first = first;
        this.endsAsOne = endsAsOne;
        this.mark = mark;
    }

    static String newMark() {
        return UUID.randomUUID().toString();
    }

    /** All that live just now, the first one included. */
    List<ProcessHandle> members() {
        Map<Long, ProcessHandle> members = new LinkedHashMap<>();
        Stream.concat(Stream.of(first.toHandle()), first.descendants())
                .filter(ProcessHandle::isAlive)
                .forEach(member -> members.put(member.pid(), member));
        return List.copyOf(members.values());
    }

    /** Resident bytes of these processes; 0 where the system does not say. */
    static long memory(List<ProcessHandle> members) {
        return members.stream().mapToLong(Family::memory).sum();
    }

    private static long memory(ProcessHandle member) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(member.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // it has just ended
        }
    }

    /** Kills all of them, at once and until none is left. */
    void kill() {
        if (endsAsOne) { // before any look around, for which there may be no time
            first.destroyForcibly();
        }
        List<ProcessHandle> known = members();
        first.destroyForcibly();
        known.forEach(ProcessHandle::destroyForcibly);
        long end = System.nanoTime() + PATIENCE;
        List<ProcessHandle> left = marked();
        while (!left.isEmpty() && System.nanoTime() < end) {
            left.forEach(ProcessHandle::destroyForcibly);
            left = marked();
        }
    }

    /** Those that live and carry the mark, whoever their parents are now. */
    private List<ProcessHandle> marked() {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return List.of();
        }
        return ProcessHandle.allProcesses().filter(this::carriesMark).toList();
    }

    private boolean carriesMark(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException e) {
            return false; // somebody else's, or it has just ended
        }
    }
}
