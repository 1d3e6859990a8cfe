package io.bindery.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP sockets on which a process waits for callers, as Linux shows them in proc(5). */
final class Listeners {

    private static final String LISTEN = "0A";
    /** 127.0.0.1, ::1 and ::ffff:127.0.0.1, in the byte order of this kind of machine. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    private Listeners() {}

    /** All of them, as address and port in hexadecimal. */
    static List<String> all(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        Set<String> sockets = sockets(proc.resolve("fd"));
        return Stream.of("net/tcp", "net/tcp6")
                .map(proc::resolve)
                .filter(Files::exists)
                .flatMap(Listeners::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTEN))
                .filter(fields -> sockets.contains("socket:[" + fields[9] + "]"))
                .map(fields -> fields[1])
                .toList();
    }

    /** Whether only the machine itself can call there. */
    static boolean loopback(String listener) {
        return LOOPBACK.contains(listener.substring(0, listener.indexOf(':')));
    }

    /** Its port. */
    static int port(String listener) {
        return Integer.parseInt(listener.substring(listener.indexOf(':') + 1), 16);
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.map(Listeners::target).collect(Collectors.toSet());
        }
    }

    /** A descriptor may be closed while we look. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
