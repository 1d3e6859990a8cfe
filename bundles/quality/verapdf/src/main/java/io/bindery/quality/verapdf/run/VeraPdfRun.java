package io.bindery.quality.verapdf.run;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * The main class of the process that checks PDFs. Arguments: the file to write to; flavours as veraPDF names them, with commas, or
 * {@code -} for what each file claims; then the PDFs. Writes lines of cells with tabs between:
 *
 * <pre>
 * F  number          the results of this file, counted from 0, follow
 * V  flavour  true   it was checked against the flavour, and whether it keeps it
 * R  flavour  specification  clause  test  times  description  place of the first
 * E  kind  message   it was not checked: encrypted, unreadable
 * </pre>
 */
public final class VeraPdfRun {

    /** Of one rule, more are only counted. */
    private static final int SHOWN_OF_A_RULE = 1;

    private VeraPdfRun() {}

    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        try (PrintWriter out = new PrintWriter(arguments[0], StandardCharsets.UTF_8)) {
            for (int i = 2; i < arguments.length; i++) {
                line(out, "F", String.valueOf(i - 2));
                check(new File(arguments[i]), arguments[1], out);
                out.flush();
            }
        }
    }

    private static void check(File file, String wanted, PrintWriter out) {
        try (PDFAParser claims = Foundries.defaultInstance().createParser(file)) {
            for (PDFAFlavour flavour : flavours(wanted, claims)) {
                validate(file, flavour, out);
            }
        } catch (EncryptedPdfException e) {
            line(out, "E", "encrypted", String.valueOf(e.getMessage()));
        } catch (VeraPDFException | IOException | RuntimeException | StackOverflowError e) {
            line(out, "E", "unreadable", String.valueOf(e.getMessage() == null ? e : e.getMessage()));
        }
    }

    private static List<PDFAFlavour> flavours(String wanted, PDFAParser claims) {
        List<PDFAFlavour> flavours = new ArrayList<>();
        if (wanted.equals("-")) {
            flavours.addAll(claims.getFlavours());
        } else {
            for (String id : wanted.split(",")) {
                flavours.add(PDFAFlavour.byFlavourId(id.strip()));
            }
        }
        flavours.removeIf(flavour -> flavour == PDFAFlavour.NO_FLAVOUR);
        return flavours;
    }

    /** Each flavour gets a parser of its own: the model is built for a flavour. */
    private static void validate(File file, PDFAFlavour flavour, PrintWriter out) throws VeraPDFException, IOException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, SHOWN_OF_A_RULE, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            line(out, "V", flavour.getId(), String.valueOf(result.isCompliant()));
            Map<RuleId, TestAssertion> firsts = new LinkedHashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    firsts.putIfAbsent(assertion.getRuleId(), assertion);
                }
            }
            for (Map.Entry<RuleId, Integer> rule : result.getFailedChecks().entrySet()) {
                TestAssertion first = firsts.get(rule.getKey());
                line(
                        out,
                        "R",
                        flavour.getId(),
                        rule.getKey().getSpecification().getId(),
                        rule.getKey().getClause(),
                        String.valueOf(rule.getKey().getTestNumber()),
                        String.valueOf(rule.getValue()),
                        first == null ? "" : first.getMessage(),
                        first == null || first.getLocation() == null
                                ? ""
                                : String.valueOf(first.getLocation().getContext()));
            }
        }
    }

    private static void line(PrintWriter out, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].replaceAll("[\\p{Cc}\\s]+", " ");
            out.print((i == 0 ? "" : "\t") + (cell.length() > 2_000 ? cell.substring(0, 2_000) : cell));
        }
        out.print("\n");
    }
}
