package io.bindery.testkit;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What EPUBCheck itself finds wrong with a file; for modules that have EPUBCheck on their class path. */
public final class EpubErrors {

    private static final Set<Severity> ERRORS = Set.of(Severity.ERROR, Severity.FATAL);
    private static final int LONGEST = 300;

    private EpubErrors() {}

    /** Its errors and fatal errors, each as its id, place and message; empty if the book is valid. */
    public static synchronized List<String> of(Path book) {
        List<String> errors = new ArrayList<>();
        MasterReport report = new MasterReport(false) {
            @Override
            public void message(Message message, EPUBLocation location, @Nullable Object... arguments) {
                if (ERRORS.contains(message.getSeverity())) {
                    String text = message.getMessage(arguments);
                    errors.add(message.getID() + " " + location.getPath() + ":" + location.getLine() + " "
                            + text.substring(0, Math.min(LONGEST, text.length())));
                }
            }

            @Override
            public void info(@Nullable String resource, FeatureEnum feature, @Nullable String value) {
                // no finding
            }

            @Override
            public int generate() {
                return 0;
            }

            @Override
            public void initialize() {
                // nothing to prepare
            }
        };
        report.setLocale(Locale.ENGLISH);
        new EpubCheck(book.toFile(), report).doValidate();
        return errors;
    }
}
