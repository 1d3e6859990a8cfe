package io.bindery.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.job.JobState;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pages that are derived from the code say what the code says. After a change, {@code mvn verify -Dbindery.derive} writes them
 * anew.
 */
class DerivedDocsTest {

    private static final String NOTE =
            "<!-- Derived from the code: `mvn verify -Dbindery.derive` writes it anew. -->\n\n";

    @Test
    void the_page_of_job_states_is_up_to_date() throws IOException {
        StringBuilder page = new StringBuilder(NOTE).append("# The states of a job\n\n```mermaid\nstateDiagram-v2\n");
        page.append("  [*] --> RECEIVED\n");
        for (JobState state : JobState.values()) {
            state.successors().forEach(next -> page.append("  " + state + " --> " + next + "\n"));
            if (state.terminal()) {
                page.append("  " + state + " --> [*]\n");
            }
        }
        same("docs/job-states.md", page.append("```\n").toString());
    }

    @Test
    void the_page_of_error_codes_is_up_to_date() throws IOException {
        List<ErrorCode> codes = errorCodes();
        assertThat(codes).extracting(ErrorCode::code).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        StringBuilder page = new StringBuilder(NOTE)
                .append("# Error codes\n\nFindings of EPUBCheck keep EPUBCheck's own ids (`RSC-005`).\n\n")
                .append("| code | cause | remedy |\n|---|---|---|\n");
        codes.forEach(
                code -> page.append("| `" + code.code() + "` | " + code.cause() + " | " + code.remedy() + " |\n"));
        same("docs/error-codes.md", page.toString());
    }

    private static List<ErrorCode> errorCodes() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path folder : House.classes()) {
            urls.add(folder.toUri().toURL());
        }
        List<ErrorCode> codes = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ErrorCode.class.getClassLoader())) {
            for (Path folder : House.classes()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(path -> path.toString().endsWith("Error.class"))
                            .toList()) {
                        String name = folder.relativize(file)
                                .toString()
                                .replace('/', '.')
                                .replaceFirst("\\.class$", "");
                        Class<?> type = Class.forName(name, true, loader);
                        if (type.isEnum() && ErrorCode.class.isAssignableFrom(type)) {
                            for (Object constant : type.getEnumConstants()) {
                                codes.add((ErrorCode) constant);
                            }
                        }
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        codes.sort(Comparator.comparing(ErrorCode::code));
        return codes;
    }

    private static void same(String name, String derived) throws IOException {
        Path page = House.ROOT.resolve(name);
        if (System.getProperty("bindery.derive") != null) {
            Files.writeString(page, derived);
        }
        assertThat(page).hasContent(derived);
    }
}
