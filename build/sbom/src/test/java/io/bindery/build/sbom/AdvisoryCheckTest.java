package io.bindery.build.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvisoryCheckTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final Advisory ADVISORY =
            new Advisory("CVE-1", List.of("g:a"), "[1.0,1.5),[2.0,2.0.3)", "bad", "https://example.org");

    @Test
    void a_part_in_the_range_is_struck_and_one_beside_it_is_not() {
        AdvisoryCheck check = new AdvisoryCheck(List.of(ADVISORY), List.of());

        assertThat(check.problems(List.of(part("a", "1.4.9")), TODAY))
                .hasSize(1)
                .first()
                .asString()
                .contains("CVE-1");
        assertThat(check.problems(List.of(part("a", "2.0.2")), TODAY)).hasSize(1);
        assertThat(check.problems(List.of(part("a", "1.5"), part("a", "2.0.3"), part("b", "1.4")), TODAY))
                .isEmpty();
    }

    @Test
    void an_acknowledgement_holds_until_its_day_and_only_while_it_is_needed() {
        Acknowledgement one = new Acknowledgement("CVE-1", "g:a", "not reached", TODAY);
        AdvisoryCheck check = new AdvisoryCheck(List.of(ADVISORY), List.of(one));

        assertThat(check.problems(List.of(part("a", "1.4")), TODAY)).isEmpty();
        assertThat(check.problems(List.of(part("a", "1.4")), TODAY.plusDays(1)))
                .singleElement()
                .asString()
                .contains("look at it again");
        assertThat(check.problems(List.of(part("a", "1.5")), TODAY))
                .singleElement()
                .asString()
                .contains("remove it");
    }

    @Test
    void what_is_written_down_can_be_read_and_knows_the_well_known_ones() throws Exception {
        AdvisoryCheck check = AdvisoryCheck.ours();

        assertThat(check.advisories()).hasSizeGreaterThan(70).allSatisfy(advisory -> {
            assertThat(advisory.source()).contains(advisory.id());
            advisory.of().forEach(name -> {
                String[] names = name.split(":");
                advisory.strikes(new Part(names[0], names[1], "1", "", "", ""));
            });
        });
        Map<Part, String> known = Map.of(
                new Part("org.apache.logging.log4j", "log4j-core", "2.14.1", "", "", ""), "CVE-2021-44228",
                new Part("org.eclipse.jetty", "jetty-server", "9.4.50.v20221201", "", "", ""), "CVE-2023-26048",
                new Part("org.hibernate", "hibernate-core", "5.4.23.Final", "", "", ""), "CVE-2020-25638",
                new Part("com.google.guava", "guava", "31.1-jre", "", "", ""), "CVE-2023-2976");
        known.forEach((part, id) ->
                assertThat(check.problems(List.of(part), TODAY)).as(id).anyMatch(problem -> problem.contains(id)));
        Part mended = new Part("com.google.guava", "guava", "32.0.0-jre", "", "", "");
        assertThat(check.problems(List.of(mended), TODAY)).noneMatch(problem -> problem.contains("guava"));
    }

    private static Part part(String artifact, String version) {
        return new Part("g", artifact, version, "", "", "place");
    }
}
