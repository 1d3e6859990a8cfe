package io.bindery.build.sbom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.parsers.JsonParser;

/**
 * Writes the bill of materials of the assembled product into it, and fails if a known advisory strikes one of its parts.
 *
 * <p>Arguments: the product's folder, the local Maven repository, the product's version, the build's time stamp, the file to write.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException, GeneratorException, ParseException {
        List<Part> parts = new ProductScan(Path.of(arguments[0]), new LocalRepository(Path.of(arguments[1]))).parts();
        String json = BillOfMaterials.json(arguments[2], Date.from(Instant.parse(arguments[3])), parts);
        List<ParseException> wrong =
                new JsonParser().validate(json.getBytes(StandardCharsets.UTF_8), Version.VERSION_16);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the bill of materials breaks the schema of CycloneDX: " + wrong);
        }
        Path file = Path.of(arguments[4]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json + "\n");
        AdvisoryCheck check = AdvisoryCheck.ours();
        List<String> problems = check.problems(parts, LocalDate.now(java.time.ZoneOffset.UTC));
        System.out.println(
                "SBOM: " + parts.size() + " parts, " + check.advisories().size() + " advisories, "
                        + check.acknowledged().size() + " acknowledged, " + problems.size() + " to be seen to");
        if (!problems.isEmpty()) {
            throw new IllegalStateException("known advisories strike the product:\n  " + String.join("\n  ", problems));
        }
    }
}
