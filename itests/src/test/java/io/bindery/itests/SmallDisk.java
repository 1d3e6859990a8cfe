package io.bindery.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Folders that are file systems of their own, for as long as the tests run. Needs the right to mount. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final List<Path> mounted = new ArrayList<>();

    /** Whether it can be had here: on Linux, as root, unless a container forbids it. */
    static boolean possible(Path scratch) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(scratch.resolve("mount-probe"));
        boolean can = run("mount", "-t", "tmpfs", "-o", "size=1m", "bindery-test", folder.toString()) == 0;
        if (can) {
            run("umount", folder.toString());
        }
        return can;
    }

    /** Makes a folder a disk of that many mebibytes. */
    void mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        must("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=700", "bindery-test", folder.toString());
        mounted.add(folder);
    }

    /** Shows one folder as another too, whose rights can then differ. */
    void bind(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(from);
        Files.createDirectories(to);
        must("mount", "--bind", from.toString(), to.toString());
        mounted.add(to);
    }

    /** Forbids or allows to write to it. */
    static void writable(Path folder, boolean writable) throws IOException, InterruptedException {
        must("mount", "-o", "remount,bind," + (writable ? "rw" : "ro"), folder.toString());
    }

    /** Leaves no byte of room. Deleting the file gives it back. */
    static Path fill(Path folder) throws IOException {
        Path filler = folder.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] chunk = new byte[CHUNK];
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static void must(String... command) throws IOException, InterruptedException {
        if (run(command) != 0) {
            throw new IOException("it does not work: " + String.join(" ", command));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Collections.reverse(mounted);
        for (Path folder : mounted) {
            run("umount", "-l", folder.toString());
        }
    }
}
