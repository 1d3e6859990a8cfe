package io.bindery.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.api.error.RejectedException;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.PageScan;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.junit.jupiter.api.Test;

/**
 * For every PDF of {@code pdf/sample-files}, pages, encryption and pictures as its own list states them. Where we disagree, the
 * reason stands in {@code disagreements.tsv}: no disagreement without a reason, no reason without a disagreement.
 */
class CorpusAgreementTest {

    /** What is said of one file; pictures are empty where nobody counted. */
    private record Facts(String pages, String encrypted, String pictures) {}

    @Test
    void pages_encryption_and_pictures_are_those_of_the_list() throws Exception {
        Map<String, String> reasons = reasons();
        StringBuilder page = new StringBuilder("## PDF: pages, encryption and pictures\n\n")
                .append("Against `files.json` of `pdf/sample-files`. Derived by `CorpusAgreementTest` (`mvn verify"
                        + " -Dbindery.derive` writes it anew).\n\n")
                .append("| file | pages | encrypted | pictures | |\n|---|---|---|---|---|\n");
        List<String> unexplained = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        int agreed = 0;
        int values = 0;
        for (Map.Entry<String, Facts> entry : stated().entrySet()) {
            Facts stated = entry.getValue();
            Facts found = found(Corpus.path("pdf/sample-files/" + entry.getKey()));
            StringBuilder notes = new StringBuilder();
            String[][] pairs = {
                {"pages", stated.pages, found.pages},
                {"encrypted", stated.encrypted, found.encrypted},
                {"pictures", stated.pictures, found.pictures}
            };
            for (String[] pair : pairs) {
                if (pair[1].isEmpty()) {
                    continue;
                }
                values++;
                if (pair[1].equals(pair[2])) {
                    agreed++;
                    continue;
                }
                String key = entry.getKey() + "\t" + pair[0];
                String reason = reasons.get(key);
                if (reason == null) {
                    unexplained.add(key + "\tstated " + pair[1] + ", found " + pair[2]);
                } else {
                    explained.add(key);
                    notes.append(notes.isEmpty() ? "" : "; ").append(reason);
                }
            }
            page.append("| ").append(entry.getKey());
            for (String[] pair : pairs) {
                page.append(" | ").append(pair[2]);
                if (!pair[1].isEmpty() && !pair[1].equals(pair[2])) {
                    page.append(" (list: ").append(pair[1]).append(")");
                }
            }
            page.append(" | ").append(notes).append(" |\n");
        }
        page.append("\n").append(agreed).append(" of ").append(values).append(" values agree.\n");
        assertThat(unexplained).isEmpty();
        assertThat(explained).isEqualTo(reasons.keySet());
        same("docs/agreement/pdf.md", page.toString());
    }

    private static Map<String, Facts> stated() throws IOException {
        Map<String, Facts> all = new TreeMap<>();
        JsonNode list = new ObjectMapper()
                .readTree(Corpus.path("pdf/sample-files/files.json").toFile())
                .get("data");
        Set<String> here = new HashSet<>();
        Corpus.files("pdf/sample-files", ".pdf")
                .forEach(file -> here.add(file.getFileName().toString()));
        for (JsonNode file : list) {
            String name = file.get("path").asText().replace("/", "__");
            // The list also has files that the corpus has not.
            if (here.contains(name)) {
                JsonNode pictures = file.get("images");
                all.put(
                        name,
                        new Facts(
                                file.get("pages").asText(),
                                file.get("encrypted").asText(),
                                pictures == null || pictures.isNull() ? "" : pictures.asText()));
            }
        }
        assertThat(all.keySet()).isEqualTo(here);
        return all;
    }

    private static Facts found(Path file) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return OpenPdf.read(new FileBook(file), context, pdf -> {
                int pictures = 0;
                for (COSDictionary page : pdf.pages()) {
                    pictures += PageScan.of(pdf, page).pictures().size();
                }
                return new Facts(
                        String.valueOf(pdf.pages().size()),
                        String.valueOf(pdf.encryption().isPresent()),
                        String.valueOf(pictures));
            });
        } catch (RejectedException e) {
            String encrypted = e.code() == PdfError.PASSWORD_NEEDED ? "true" : "false";
            return new Facts(
                    "refused " + e.code().code(),
                    encrypted,
                    "refused " + e.code().code());
        }
    }

    private static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(
                Corpus.projectRoot().resolve("bundles/formats/pdf/src/test/resources/disagreements.tsv"))) {
            int end = line.lastIndexOf('\t');
            if (!line.startsWith("#") && end > 0) {
                reasons.put(line.substring(0, end), line.substring(end + 1));
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
