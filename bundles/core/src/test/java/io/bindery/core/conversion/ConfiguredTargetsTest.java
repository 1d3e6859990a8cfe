package io.bindery.core.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.core.registry.Annotations;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredTargetsTest {

    private static ConfiguredTargets targets(String... lines) {
        return new ConfiguredTargets(config(lines));
    }

    private static ConversionConfig config(String... lines) {
        return Annotations.of(ConversionConfig.class, Map.of("targets", lines));
    }

    @Test
    void by_default_nothing_is_made() {
        assertThat(new ConfiguredTargets(Annotations.of(ConversionConfig.class, Map.of())).of("acme"))
                .isEmpty();
    }

    @Test
    void each_publisher_has_its_own_and_all_others_those_of_the_star() {
        ConfiguredTargets targets = targets("* = pdf", "acme=PDF | azw3|pdf", "penguin=", "", "ace=text/x-own");
        assertThat(targets.of("house")).containsExactly(MediaType.PDF);
        assertThat(targets.of("acme"))
                .containsExactly(MediaType.PDF, new MediaType("application/vnd.amazon.mobi8-ebook"));
        assertThat(targets.of("penguin")).isEmpty();
        assertThat(targets.of("ace")).containsExactly(new MediaType("text/x-own"));
    }

    @Test
    void a_file_of_settings_gives_all_in_one_line() {
        ConfiguredTargets targets = targets("*=pdf, acme=pdf|epub, penguin=");
        assertThat(targets.of("house")).containsExactly(MediaType.PDF);
        assertThat(targets.of("acme")).containsExactly(MediaType.PDF, MediaType.EPUB);
        assertThat(targets.of("penguin")).isEmpty();
    }

    @Test
    void a_change_takes_the_place_of_all_that_was() {
        ConfiguredTargets targets = targets("acme=pdf");
        targets.configure(config("*=epub"));
        assertThat(targets.of("acme")).containsExactly(MediaType.EPUB);
    }

    @Test
    void what_cannot_be_understood_is_refused_by_name() {
        assertThatThrownBy(() -> targets("acme"))
                .hasMessageContaining("targets")
                .hasMessageContaining("acme");
        assertThatThrownBy(() -> targets("acme=pfd"))
                .hasMessageContaining("pfd")
                .hasMessageContaining("pdf");
    }
}
