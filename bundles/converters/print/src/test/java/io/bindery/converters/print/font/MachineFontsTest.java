package io.bindery.converters.print.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFontsTest {

    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws Exception {
        Path fonts = Files.createDirectories(folder.resolve("truetype/dejavu"));
        try (InputStream font = MachineFontsTest.class.getResourceAsStream(DEJAVU)) {
            Files.copy(font, fonts.resolve("DejaVuSans.ttf"));
        }
        Files.copy(fonts.resolve("DejaVuSans.ttf"), fonts.resolve("Another-Bold.ttf"));
        Files.writeString(fonts.resolve("A-damaged.ttf"), "no font");
    }

    private MachineFonts fonts() {
        return new MachineFonts(List.of(folder, folder.resolve("nowhere")), "en");
    }

    @Test
    void a_character_gets_an_installed_font_that_has_it_once() throws Exception {
        MachineFonts fonts = fonts();
        try (TrueTypeFont font = fonts.with(0x0561).orElseThrow()) {
            assertThat(font.getName()).isEqualTo("DejaVuSans");
        }
        assertThat(fonts.with(0x0562)).as("the only font is given out").isEmpty();
    }

    @Test
    void a_character_without_a_font_gets_none() {
        assertThat(fonts().with(0x4e00)).isEmpty();
    }

    @Test
    void a_script_that_needs_shaping_gets_none() {
        assertThat(fonts().with(0x0627))
                .as("Arabic letter alef, which the font has")
                .isEmpty();
    }

    @Test
    void a_font_that_is_installed_later_is_found_by_the_next_book() throws Exception {
        Path font = folder.resolve("truetype/dejavu/DejaVuSans.ttf");
        Path elsewhere = Files.move(font, folder.resolve("set-aside"));
        assertThat(fonts().with(0x0561)).isEmpty();
        Files.move(elsewhere, font);
        fonts().with(0x0561).orElseThrow().close();
    }
}
