package io.bindery.hardened.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.hardened.process.ProcessResult.Means;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs that behave as badly as they can: each ends, with all its children, and says why. */
class LimitedProcessTest {

    private static final ProcessLimits SHORT =
            ProcessLimits.DEFAULT.time(Duration.ofSeconds(30)).memory(64L << 20);

    /** Names this test's sleepers, so that they are found wherever they have gone. */
    private final String nap = "9" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @TempDir
    private Path parent;

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        Awaitility.await("all sleepers to be gone").until(() -> sleepers().isEmpty());
        try (var left = Files.list(parent)) {
            assertThat(left).isEmpty();
        }
    }

    private List<ProcessHandle> sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep " + nap))
                .toList();
    }

    private ProcessResult shell(ProcessLimits limits, String script) throws Exception {
        try (ScratchFolder folder = ScratchFolder.in(parent)) {
            return LimitedProcess.of("sh", "-c", script).within(limits).run(folder);
        }
    }

    private void hits(ProcessError limit, ProcessLimits limits, String script) throws Exception {
        ProcessResult result = shell(limits, script);
        assertThat(result.limit())
                .as("%s: %s", result.exitCode(), result.errors())
                .contains(limit);
        assertThatThrownBy(result::orThrow)
                .isInstanceOfSatisfying(
                        ProcessFailedException.class, e -> assertThat(e.error()).isEqualTo(limit))
                .hasMessageContaining("sh");
    }

    @Test
    void a_program_does_its_work_in_its_folder_and_says_how_it_went() throws Exception {
        try (ScratchFolder folder = ScratchFolder.in(parent)) {
            Files.writeString(folder.path().resolve("in"), "book");
            ProcessResult result = LimitedProcess.of("sh", "-c", "tr a-z A-Z <in >out; echo done; echo hm >&2")
                    .run(folder)
                    .orThrow();
            assertThat(folder.path().resolve("out")).hasContent("BOOK");
            assertThat(new String(result.output(), StandardCharsets.UTF_8)).isEqualTo("done\n");
            assertThat(result.errors()).isEqualTo("hm\n");
            assertThat(result.exitCode()).isZero();
            assertThat(result.means()).contains(Means.RESOURCE_LIMITS);
        }
    }

    @Test
    void arguments_are_never_read_as_shell_text() throws Exception {
        try (ScratchFolder folder = ScratchFolder.in(parent)) {
            List<String> evil = List.of("$(touch pwned)", "`touch pwned`", "; touch pwned", "a b\tc\n'\"*", "");
            ProcessResult result = LimitedProcess.of(
                            "printf", "[%s]", "x", evil.get(0), evil.get(1), evil.get(2), evil.get(3), evil.get(4))
                    .run(folder)
                    .orThrow();
            assertThat(new String(result.output(), StandardCharsets.UTF_8))
                    .isEqualTo("[x][" + String.join("][", evil) + "]");
            assertThat(folder.path()).isEmptyDirectory();
        }
    }

    @Test
    void the_environment_is_clean() throws Exception {
        ProcessResult result = shell(SHORT, "env | cut -d= -f1 | sort | tr '\\n' ' '");
        assertThat(new String(result.output(), StandardCharsets.UTF_8).split(" "))
                .contains("PATH", "HOME", "TMPDIR", "LC_ALL")
                .isSubsetOf("PATH", "HOME", "TMPDIR", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_", Family.MARK);
    }

    @Test
    void an_exit_code_is_a_failure_in_the_words_of_the_program() throws Exception {
        ProcessResult result = shell(SHORT, "echo no such font >&2; exit 3");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.limit()).isEmpty();
        assertThatThrownBy(result::orThrow).hasMessageContaining("exit code 3").hasMessageContaining("no such font");
    }

    @Test
    void a_program_that_is_missing_says_what_to_install() throws Exception {
        try (ScratchFolder folder = ScratchFolder.in(parent)) {
            assertThatThrownBy(() -> LimitedProcess.of("no-such-program")
                            .installedBy("the package of dreams")
                            .run(folder))
                    .isInstanceOfSatisfying(
                            ProcessFailedException.class,
                            e -> assertThat(e.error()).isEqualTo(ProcessError.TOOL_MISSING))
                    .hasMessageContaining("no-such-program")
                    .hasMessageContaining("the package of dreams");
        }
    }

    @Test
    void a_sleeper_is_killed_with_children_that_ignore_requests_to_end() throws Exception {
        hits(
                ProcessError.TIME_UP,
                SHORT.time(Duration.ofMillis(500)),
                "trap '' TERM HUP INT; (trap '' TERM HUP INT; sleep " + nap + ") & sleep " + nap);
    }

    @Test
    void children_that_left_their_parent_end_with_it() throws Exception {
        // Forked twice and, where there is setsid, in a session of its own: a daemon.
        ProcessResult result = shell(
                SHORT,
                "command -v setsid >/dev/null && S=setsid; (($S sh -c 'trap \"\" TERM; sleep " + nap
                        + "' >/dev/null 2>&1 &) &); sleep 0.3; exit 0");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void a_writer_without_end_is_stopped_at_its_output() throws Exception {
        hits(ProcessError.TOO_MUCH_OUTPUT, SHORT.output(100_000), "while :; do echo more and more and more; done");
        assertThat(shell(SHORT.output(100_000), "while :; do echo more and more and more; done")
                        .output())
                .hasSize(100_000);
    }

    @Test
    void a_file_without_end_is_stopped_by_the_kernel() throws Exception {
        // The shell itself writes, so that the signal reaches what this class waits for.
        hits(ProcessError.FILE_TOO_LARGE, SHORT.fileSize(65_536), "exec dd if=/dev/zero of=big bs=1024 2>/dev/null");
    }

    @Test
    void many_files_are_stopped_at_the_size_of_the_folder() throws Exception {
        hits(
                ProcessError.FOLDER_TOO_LARGE,
                SHORT.folderSize(1 << 20),
                "i=0; while :; do i=$((i+1)); head -c 65536 /dev/zero >f$i; done");
    }

    @Test
    void a_locked_folder_hides_nothing_from_the_size_of_the_folder() throws Exception {
        hits(
                ProcessError.FOLDER_TOO_LARGE,
                SHORT.folderSize(1 << 20),
                "mkdir -p a/b; head -c 2097152 /dev/zero >a/b/f; chmod 000 a/b a; sleep " + nap);
    }

    @Test
    void a_locked_folder_does_not_keep_the_rest_from_being_counted() throws Exception {
        hits(
                ProcessError.FOLDER_TOO_LARGE,
                SHORT.folderSize(1 << 20),
                "mkdir a; chmod 000 a; head -c 2097152 /dev/zero >f; sleep " + nap);
    }

    @Test
    void a_busy_loop_is_stopped_by_its_processor_time() throws Exception {
        hits(ProcessError.CPU_TIME_UP, SHORT.cpuTime(Duration.ofSeconds(1)), "while :; do :; done");
    }

    @Test
    void a_memory_hog_is_stopped_before_it_takes_the_machine() throws Exception {
        // Not quicker than the looks at it: each turn takes 8 MiB more and then pauses.
        hits(
                ProcessError.TOO_MUCH_MEMORY,
                SHORT,
                "x=$(head -c 8388608 /dev/zero | tr '\\0' x); y=; while :; do y=$y$x; sleep 0.05; done");
    }

    @Test
    void a_fork_bomb_is_put_out() throws Exception {
        // Of seven generations: enough to pass the limit at once, too few to hurt the machine should the limit fail.
        hits(
                ProcessError.TOO_MANY_PROCESSES,
                SHORT.processes(20),
                "bomb() { if [ $1 -gt 0 ]; then bomb $(($1-1)) & bomb $(($1-1)) & fi; sleep " + nap + "; }; bomb 7");
    }

    @Test
    void an_interrupt_of_the_calling_thread_kills_it() throws Exception {
        AtomicReference<Object> end = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                end.set(shell(SHORT, "sleep " + nap + " & sleep " + nap));
            } catch (Exception e) {
                end.set(e);
            }
            ended.countDown();
        });
        caller.start();
        Awaitility.await("the sleepers").until(() -> sleepers().size() >= 2);
        caller.interrupt();
        ended.await();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_folder_that_the_program_has_locked_is_deleted_and_links_are_not_followed(@TempDir Path other)
            throws Exception {
        Path precious = Files.writeString(other.resolve("precious"), "keep");
        ProcessResult result = shell(SHORT, "ln -s " + other + " link; mkdir -p a/b; echo x >a/b/c; chmod 000 a/b a");
        assertThat(result.exitCode()).isZero();
        assertThat(precious).hasContent("keep");
    }

    @Test
    void there_is_no_network_where_the_machine_allows_to_take_it() throws Exception {
        ProcessResult result = shell(SHORT, "cat /proc/net/dev");
        if (result.means().contains(Means.NO_NETWORK)) {
            assertThat(new String(result.output(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(2))
                    .allMatch(device -> device.strip().startsWith("lo:"));
        } else {
            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void an_unprivileged_program_works_in_its_folder_and_reads_no_secret(@TempDir Path other) throws Exception {
        Path secret = Files.writeString(other.resolve("secret"), "hush");
        Files.setPosixFilePermissions(secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        try (ScratchFolder folder = ScratchFolder.in(parent)) {
            Files.writeString(folder.path().resolve("in"), "book");
            ProcessResult result = LimitedProcess.of(
                            "sh",
                            "-c",
                            "tr a-z A-Z <in >\"$HOME/out\"; id -u; cat \"$1\"; exit 0",
                            "sh",
                            secret.toString())
                    .unprivileged()
                    .run(folder)
                    .orThrow();
            assertThat(folder.path().resolve("out")).hasContent("BOOK");
            String said = new String(result.output(), StandardCharsets.UTF_8);
            if (result.means().contains(Means.UNPRIVILEGED_USER)) {
                assertThat(said).isEqualTo("65534\n");
            } else {
                assertThat(said).endsWith("hush").doesNotStartWith("65534");
            }
        }
    }

    @Test
    void a_fork_bomb_of_an_unprivileged_user_is_put_out() throws Exception {
        try (ScratchFolder folder = ScratchFolder.in(parent)) {
            ProcessResult result = LimitedProcess.of(
                            "sh", "-c", "for i in $(seq 40); do sleep " + nap + " & done; wait")
                    .within(SHORT.processes(20))
                    .unprivileged()
                    .run(folder);
            assertThat(result.limit()).contains(ProcessError.TOO_MANY_PROCESSES);
        }
    }

    @Test
    void who_watches_sees_what_it_says_and_may_end_it() throws Exception {
        AtomicReference<String> seen = new AtomicReference<>("");
        try (ScratchFolder folder = ScratchFolder.in(parent)) {
            LimitedProcess talker = LimitedProcess.of("sh", "-c", "echo 34%; sleep " + nap)
                    .watchedBy(said -> {
                        seen.set(said);
                        if (said.contains("34%")) {
                            throw new java.util.concurrent.CancellationException("enough");
                        }
                    });
            assertThatThrownBy(() -> talker.run(folder)).hasMessage("enough");
        }
        assertThat(seen.get()).isEqualTo("34%\n");
    }
}
