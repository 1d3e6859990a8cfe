package io.bindery.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.job.JobState;
import org.junit.jupiter.api.Test;

class JobsCommandTest {

    @Test
    void a_state_is_known_in_any_case_and_with_a_dash() {
        assertThat(JobsCommand.parse("succeeded")).isEqualTo(JobState.SUCCEEDED);
        assertThat(JobsCommand.parse("needs-review")).isEqualTo(JobState.NEEDS_REVIEW);
    }

    @Test
    void an_unknown_state_is_answered_with_those_that_there_are() {
        assertThatThrownBy(() -> JobsCommand.parse("lost"))
                .hasMessageContaining("lost")
                .hasMessageContaining("rejected");
    }

    @Test
    void a_size_is_told_in_the_unit_that_a_person_would_use() {
        assertThat(CoreCommand.size(900)).isEqualTo("900 B");
        assertThat(CoreCommand.size(1_536)).isEqualTo("1.5 KiB");
        assertThat(CoreCommand.size(3L << 20)).isEqualTo("3.0 MiB");
    }
}
