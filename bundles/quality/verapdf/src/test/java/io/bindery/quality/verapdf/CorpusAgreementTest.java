package io.bindery.quality.verapdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * For every PDF of {@code pdf/verapdf} the verdict that its name states, and of the faulty ones the clause. Where we disagree, the
 * reason stands in {@code disagreements.tsv}: no disagreement without a reason, no reason without a disagreement.
 */
class CorpusAgreementTest {

    private static final Pattern NAME =
            Pattern.compile("(?:.*suite_)?(?:A\\d+.*?-pdfa1|([\\d.-]+)-t\\d+)-(pass|fail)-\\w+\\.pdf");

    @Test
    void every_verdict_and_clause_is_that_of_the_name() throws Exception {
        List<Path> files = Corpus.files("pdf/verapdf", ".pdf");
        List<String[]> lines;
        try (TestStepContext context = new TestStepContext()) {
            lines = new VeraPdfProcess(ClassPath.find(), Duration.ofMinutes(2), 512)
                    .run(files, "-", Duration.ofMinutes(10), context.workspace());
        }
        Map<String, String> found = new TreeMap<>();
        String file = "";
        for (String[] cells : lines) {
            if (cells[0].equals("F")) {
                file = files.get(Integer.parseInt(cells[1])).getFileName().toString();
                found.put(file, "");
            } else {
                String told = switch (cells[0]) {
                    case "V" -> cells[1] + (cells[2].equals("true") ? " pass" : " fail");
                    case "R" -> "[" + cells[3] + "-" + cells[4] + "]";
                    default -> cells[1];
                };
                found.merge(file, told, (old, more) -> old.contains(more) ? old : (old + " " + more).strip());
            }
        }
        Map<String, String> reasons = reasons();
        Map<String, String> disagreements = new TreeMap<>();
        found.forEach((name, told) -> {
            String fault = disagreement(name, told);
            if (!fault.isEmpty()) {
                disagreements.put(name, fault);
            }
        });
        assertThat(found).hasSize(files.size());
        assertThat(disagreements.keySet()).as("%s", disagreements).isEqualTo(reasons.keySet());
        StringBuilder page = new StringBuilder("## PDF/A and PDF/UA: verdicts\n\n")
                .append(
                        "Against the names in `pdf/verapdf`, each file checked for what it claims. Derived by the"
                                + " `CorpusAgreementTest` of `bundles/quality/verapdf` (`mvn verify -Dbindery.derive` writes it anew).\n\n")
                .append(files.size() - disagreements.size() + " of " + files.size()
                        + " files get the verdict of their name, and" + " the faulty ones a finding of its clause.\n");
        if (!disagreements.isEmpty()) {
            page.append("\n| file | found | |\n|---|---|---|\n");
            disagreements.forEach((name, fault) ->
                    page.append("| " + name + " | " + found.get(name) + " | " + reasons.get(name) + " |\n"));
        }
        same("docs/agreement/verapdf.md", page.toString());
    }

    private static String disagreement(String file, String told) {
        Matcher name = NAME.matcher(file);
        assertThat(name.matches()).as(file).isTrue();
        boolean passes = told.contains("pass") && !told.contains("fail");
        if (name.group(2).equals("pass")) {
            return passes ? "" : "fails: " + told;
        }
        if (!told.contains("fail")) {
            return "does not fail: " + told;
        }
        if (name.group(1) == null) {
            return "";
        }
        // Tests within a clause have been numbered anew since the files were named.
        String clause = "[" + name.group(1).replace('-', '.') + "-";
        return told.contains(clause) ? "" : "fails, but not of " + clause + "]: " + told;
    }

    private static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(
                Corpus.projectRoot().resolve("bundles/quality/verapdf/src/test/resources/disagreements.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (!line.startsWith("#") && cells.length == 2) {
                reasons.put(cells[0], cells[1]);
            }
        }
        return reasons;
    }

    private static void same(String name, String derived) throws IOException {
        Path page = Corpus.projectRoot().resolve(name);
        if (System.getProperty("bindery.derive") != null) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, derived);
        }
        assertThat(page).hasContent(derived);
    }
}
