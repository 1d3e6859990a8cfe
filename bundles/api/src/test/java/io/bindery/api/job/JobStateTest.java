package io.bindery.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {

    @ParameterizedTest
    @EnumSource
    void every_state_is_reached_from_received(JobState state) {
        var reached = java.util.EnumSet.of(JobState.RECEIVED);
        while (reached.addAll(reached.stream()
                .flatMap(from -> from.successors().stream())
                .collect(java.util.stream.Collectors.toSet()))) {}
        assertThat(reached).contains(state);
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_not_terminal_can_be_cancelled(JobState state) {
        assertThat(state.leadsTo(JobState.CANCELLED)).isEqualTo(!state.terminal());
    }

    @Test
    void a_terminal_state_leads_nowhere_but_back_into_the_queue() {
        for (JobState state : JobState.values()) {
            if (state.terminal()) {
                assertThat(state.successors()).containsExactly(JobState.QUEUED);
            }
        }
    }
}
