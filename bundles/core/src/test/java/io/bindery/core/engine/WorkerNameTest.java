package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerNameTest {

    @TempDir
    Path home;

    @Test
    void it_stays_the_same_over_all_lives() throws Exception {
        assertThat(WorkerName.of(home)).startsWith("worker-").isEqualTo(WorkerName.of(home));
    }

    @Test
    void an_empty_file_that_a_crash_has_left_is_no_name() throws Exception {
        Files.createFile(home.resolve("worker-id"));
        assertThat(WorkerName.of(home)).startsWith("worker-");
    }
}
