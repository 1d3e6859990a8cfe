package io.bindery.itests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a product: the platform, its PostgreSQL, and whatever else works for its data folder. */
final class Processes {

    private Processes() {}

    /** Those that name the data folder, or whose parent does. */
    static List<ProcessHandle> of(Product product) {
        String home = product.home().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> read(process, "cmdline").contains(home)
                        || process.parent()
                                .filter(parent -> read(parent, "cmdline").contains(home))
                                .isPresent())
                .toList();
    }

    /** PostgreSQL: the server and those that it has started. */
    static List<ProcessHandle> postgres(Product product) {
        ProcessHandle server = of(product).stream()
                .filter(process -> read(process, "cmdline").contains("bin/postgres"))
                .findFirst()
                .orElseThrow();
        return Stream.concat(Stream.of(server), server.children()).toList();
    }

    /** A file of proc(5), its zero bytes as line ends; empty if the process is gone or not ours to read. */
    static String read(ProcessHandle process, String file) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file));
            return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\n');
        } catch (IOException e) {
            return "";
        }
    }

    /** Sends a signal to each. */
    static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
