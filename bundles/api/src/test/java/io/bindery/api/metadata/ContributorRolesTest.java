package io.bindery.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContributorRolesTest {

    @Test
    void a_relator_of_a_file_and_a_code_of_the_trade_are_the_same_role() {
        assertThat(new Contributor("Ann", "aut", "", true)).isEqualTo(new Contributor("Ann", "A01", "", true));
        assertThat(ContributorRoles.marc("B06")).isEqualTo("trl");
    }

    @Test
    void a_relator_that_the_trade_has_no_code_for_stays_as_it_is() {
        assertThat(new Contributor("Ann", "mrk", "", false).role()).isEqualTo("mrk");
        assertThat(ContributorRoles.marc("B99")).isEqualTo("B99");
    }

    @Test
    void codes_that_share_a_relator_do_not_lose_their_own() {
        assertThat(new Contributor("Ann", "A13", "", false).role()).isEqualTo("A13");
    }
}
