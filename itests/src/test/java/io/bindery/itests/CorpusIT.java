package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.fail;

import io.bindery.api.finding.Finding;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.Submission;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** Real books in the running product: what it finds in each is what EPUBCheck itself reports. */
public class CorpusIT extends BinderyContainer {

    /** File, title, first creator, language, and a number of words that is right within two in a hundred. */
    private static final List<String[]> BOOKS = List.of(
            new String[] {"accessible_epub_3.epub", "Accessible EPUB 3", "Matt Garrish", "en", "31356"},
            new String[] {"childrens-literature.epub", "Children's Literature", "Charles Madison Curry", "en", "54526"},
            new String[] {"linear-algebra.epub", "A First Course in Linear Algebra", "Robert A. Beezer", "en", "204315"
            },
            new String[] {"moby-dick.epub", "Moby-Dick", "Herman Melville", "en-US", "212000"},
            new String[] {"regime-anticancer-arabic.epub", "Le Vrai Régime anti-cancer", "Pr David Khayat", "ar", "4750"
            },
            new String[] {
                "sherlock-holmes.epub", "The Adventures of Sherlock Holmes", "Arthur Conan Doyle", "en-GB", "105000"
            },
            new String[] {"wasteland.epub", "The Waste Land", "T.S. Eliot", "en-US", "4613"},
            new String[] {"wasteland-otf-obf.epub", "The Waste Land", "T.S. Eliot", "en-US", "4613"});

    /** A Word document that is named .epub: with a plugin for Word here, it is refused as that before EPUBCheck sees it. */
    private static final Map<String, String> OTHERWISE =
            Map.of("epub3__04-ocf__ocf-container-not-ocf-error.epub", "fatal:BND-BOOK-005:1");

    /** It looks at what EPUBCheck does not, and says so in findings of its own. */
    @Before
    public void without_the_checker_of_plausibility() throws Exception {
        for (Bundle bundle : context.getBundles()) {
            if ("io.bindery.quality.plausibility".equals(bundle.getSymbolicName())) {
                bundle.stop();
                return;
            }
        }
        fail("the checker of plausibility is not here");
    }

    @Test
    public void the_findings_in_every_small_book_are_what_epubcheck_reports() throws Exception {
        Path folder = corpus("epub/epubcheck");
        assertEquals("", disagreements(folder, ingest(folder, "samples")));
    }

    @Test
    public void every_whole_book_succeeds_and_is_read_right() throws Exception {
        Path folder = corpus("epub/books");
        Map<String, JobReport> reports = ingest(folder, "books");
        assertEquals("", disagreements(folder, reports));
        reports.forEach((file, report) ->
                assertEquals(file, JobState.SUCCEEDED, report.job().state()));
        for (String[] book : BOOKS) {
            var metadata = reports.get(book[0]).metadata();
            assertEquals(book[1], metadata.title().orElse(""));
            assertEquals(
                    book[2],
                    metadata.all(MetadataField.CONTRIBUTORS).stream()
                            .filter(Contributor::creator)
                            .findFirst()
                            .map(Contributor::name)
                            .orElse(""));
            assertEquals(book[3], metadata.first(MetadataField.LANGUAGES).orElse(""));
            double words = Double.parseDouble(book[4]);
            assertEquals(
                    book[0], words, metadata.first(MetadataField.WORD_COUNT).orElse(0L), words / 50);
        }
    }

    /** Takes all books of a folder in, and waits until each has come to its end. */
    private Map<String, JobReport> ingest(Path folder, String publisher) throws Exception {
        Jobs jobs = service(Jobs.class);
        Map<String, String> ids = new LinkedHashMap<>();
        for (String file : expected(folder).keySet()) {
            Submission submission =
                    new Submission("corpus:" + UUID.randomUUID(), publisher, file, "", "the test of the corpus");
            try (InputStream bytes = Files.newInputStream(folder.resolve(file))) {
                ids.put(file, jobs.submit(submission, bytes).job().id());
            }
        }
        Map<String, JobReport> reports = new LinkedHashMap<>();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            Eventually.holds(
                    id.getKey() + " has come to its end",
                    () -> jobs.report(id.getValue()).orElseThrow().job().state().terminal());
            reports.put(id.getKey(), jobs.report(id.getValue()).orElseThrow());
        }
        return reports;
    }

    private static String disagreements(Path folder, Map<String, JobReport> reports) throws Exception {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> book : expected(folder).entrySet()) {
            String found = counted(reports.get(book.getKey()).findings());
            if (!found.equals(OTHERWISE.getOrDefault(book.getKey(), book.getValue()))) {
                text.append(book.getKey() + "\n  expected " + book.getValue() + "\n  found    " + found + "\n");
            }
        }
        return text.toString();
    }

    /** By file: {@code severity:id:count}, sorted. */
    private static Map<String, String> expected(Path folder) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("EXPECTED.tsv"))) {
            String[] cells = line.split("\t");
            if (cells[0].endsWith(".epub")) {
                String findings = cells[1].equals("-") ? "" : cells[1];
                expected.put(cells[0], String.join(",", new TreeSet<>(Arrays.asList(findings.split(",")))));
            }
        }
        return expected;
    }

    private static String counted(List<Finding> findings) {
        Map<String, Integer> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(finding.severity().label() + ":" + finding.code(), 1, Integer::sum));
        TreeSet<String> texts = new TreeSet<>();
        counts.forEach((finding, count) -> texts.add(finding + ":" + count));
        return String.join(",", texts);
    }
}
