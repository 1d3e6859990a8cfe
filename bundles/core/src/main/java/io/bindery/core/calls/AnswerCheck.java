package io.bindery.core.calls;

import io.bindery.api.finding.Finding;
import io.bindery.api.format.Detection;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement;
import io.bindery.api.scan.ScanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks through a plugin's answer on the plugin's own thread, so that what is wrong with it is the plugin's failure: parts that are
 * null or of another kind than promised, findings and values in the name of others, more than a store can hold. What comes
 * out holds no code of the plugin's. Immutable.
 */
final class AnswerCheck {

    /** How many findings, or statements of metadata, an answer may have. */
    static final int MAX_PARTS = 50_000;

    /** How many characters all texts of an answer may have together. */
    static final long MAX_CHARACTERS = 16L << 20;

    /** The first part of the names of fields that only the platform fills. */
    private static final String PLATFORM = "bindery.";

    private final String plugin;
    private final Predicate<String> otherPlugin;

    /** @param otherPlugin tells whether a name is that of any plugin that is here */
    AnswerCheck(String plugin, Predicate<String> otherPlugin) {
        this.plugin = plugin;
        this.otherPlugin = otherPlugin;
    }

    /**
     * The answer, with what it holds copied.
     *
     * @throws UntrueAnswerException if it breaks the plugin's contract
     */
    @SuppressWarnings("unchecked") // each branch gives back what it was given
    <R> R checked(R answer) throws UntrueAnswerException {
        if (answer instanceof List<?> list) {
            return (R) own(findings(list));
        }
        if (answer instanceof ValidationReport report) {
            return (R) new ValidationReport(own(findings(report.findings())));
        }
        if (answer instanceof ScanReport report) {
            return (R) new ScanReport(report.threats(), own(findings(report.remarks())));
        }
        if (answer instanceof MetadataPatch patch) {
            return (R) checked(patch);
        }
        if (answer instanceof Optional<?> optional && optional.isPresent() && !(optional.get() instanceof Detection)) {
            throw new UntrueAnswerException("an answer of an unexpected kind");
        }
        return answer;
    }

    /** Findings within bounds, none of them null, in a list of the platform's own. */
    static List<Finding> findings(List<?> given) throws UntrueAnswerException {
        List<Finding> findings = new ArrayList<>();
        long characters = 0;
        for (Object part : given) {
            if (!(part instanceof Finding finding)) {
                throw new UntrueAnswerException(part == null ? "null among its findings" : "findings that are none");
            }
            findings.add(finding);
            characters += finding.code().length()
                    + finding.source().length()
                    + finding.message().length()
                    + finding.remedy().length()
                    + finding.location().path().length();
            bound(findings.size(), characters);
        }
        return findings;
    }

    private static void bound(int parts, long characters) throws UntrueAnswerException {
        if (parts > MAX_PARTS) {
            throw new UntrueAnswerException("more than " + MAX_PARTS + " findings or statements");
        }
        if (characters > MAX_CHARACTERS) {
            throw new UntrueAnswerException("more than " + MAX_CHARACTERS + " characters");
        }
    }

    private List<Finding> own(List<Finding> findings) throws UntrueAnswerException {
        String seen = plugin;
        for (Finding finding : findings) {
            String source = finding.source();
            if (!source.equals(seen) && !source.equals(plugin)) {
                if (otherPlugin.test(source)) {
                    throw new UntrueAnswerException("findings in the name of plugin " + source);
                }
                seen = source;
            }
        }
        return findings;
    }

    private MetadataPatch checked(MetadataPatch patch) throws UntrueAnswerException {
        long characters = 0;
        int parts = 0;
        for (Statement<?> statement : patch.statements()) {
            String field = statement.field().name();
            if (field.startsWith(PLATFORM)) {
                throw new UntrueAnswerException("a value for " + field + ", which only the platform fills");
            }
            int dot = field.indexOf('.');
            String owner = dot < 0 ? "" : field.substring(0, dot);
            if (!owner.isEmpty() && !owner.equals(plugin) && otherPlugin.test(owner)) {
                throw new UntrueAnswerException("a value for " + field + ", a field of plugin " + owner);
            }
            characters += statement.origin().length()
                    + (statement.value() instanceof String text
                            ? text.length()
                            : statement.value().toString().length());
            bound(++parts, characters);
        }
        return patch;
    }
}
