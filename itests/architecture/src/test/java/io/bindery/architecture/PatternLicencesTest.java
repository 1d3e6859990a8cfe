package io.bindery.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The patterns of hyphenation come from many hands: the bundle has those whose licence it names, and no other. */
class PatternLicencesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!licence)[^|]+ \\| ([A-Za-z_0-9 ]+) \\|$");

    @Test
    void each_pattern_in_the_bundle_has_a_licence_that_is_named_there() throws Exception {
        Path bundle = House.bundles().stream()
                .filter(jar -> jar.toString().contains("converters.print"))
                .findFirst()
                .orElseThrow();
        try (JarFile jar = new JarFile(bundle.toFile())) {
            Set<String> there = new TreeSet<>();
            jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("hyph/.*\\.hyp"))
                    .forEach(name -> there.add(name.substring("hyph/".length(), name.length() - ".hyp".length())));
            Set<String> named = new TreeSet<>();
            String page = new String(
                    jar.getInputStream(jar.getEntry("hyph/LICENCES.md")).readAllBytes(), StandardCharsets.UTF_8);
            for (Matcher row = ROW.matcher(page); row.find(); ) {
                named.addAll(Set.of(row.group(1).split(" ")));
            }
            assertThat(there).isNotEmpty().isEqualTo(named);
        }
    }
}
