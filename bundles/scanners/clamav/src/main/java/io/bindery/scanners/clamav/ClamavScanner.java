package io.bindery.scanners.clamav;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RetryableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.scan.ScanReport;
import io.bindery.api.step.StepContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Has books scanned by a ClamAV daemon; there is one only where a configuration says where. */
@Component(
        configurationPid = "io.bindery.scanners.clamav",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "bindery.plugin=clamav")
@Designate(ocd = ClamavConfig.class)
public final class ClamavScanner implements ContentScanner {

    private static final String NAME = "clamav";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern FOUND = Pattern.compile("(?s)stream: (.+) FOUND");

    private final Clamd clamd;
    private final ClamavConfig config;

    /** @throws IllegalArgumentException if the configuration makes no sense; names the value */
    @Activate
    public ClamavScanner(ClamavConfig config) {
        if (!List.of("reject", "accept").contains(config.tooLarge())) {
            throw new IllegalArgumentException("tooLarge is neither reject nor accept: " + config.tooLarge());
        }
        this.config = config;
        this.clamd = Clamd.at(config.address(), Duration.ofMillis(Math.max(1, config.silenceMillis())));
    }

    @Override
    public ScanReport scan(BookContent book, StepContext context) throws RetryableException, IOException {
        context.checkCancelled();
        if (config.maxBytes() > 0 && book.size() > config.maxBytes()) {
            return tooLarge(book);
        }
        String reply;
        try (InputStream bytes = book.open()) {
            reply = send(bytes, book, context);
        }
        Matcher found = FOUND.matcher(reply);
        if (found.matches()) {
            return new ScanReport(List.of(found.group(1)), List.of());
        }
        if (reply.equals("stream: OK")) {
            return ScanReport.CLEAN;
        }
        if (reply.contains("size limit exceeded")) {
            return tooLarge(book);
        }
        throw new RetryableException(ClamavError.SCAN_FAILED, "clamd at " + clamd + " says: " + reply, null, null);
    }

    private String send(InputStream bytes, BookContent book, StepContext context)
            throws RetryableException, IOException {
        try {
            return clamd.scan(bytes, sent -> {
                context.checkCancelled();
                context.progress((double) sent / Math.max(1, book.size()));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (InterruptedIOException e) {
            context.checkCancelled();
            throw away(e);
        } catch (IOException e) {
            throw away(e);
        }
    }

    private RetryableException away(IOException e) {
        return new RetryableException(ClamavError.AWAY, "clamd at " + clamd + ": " + e.getMessage(), null, e);
    }

    private ScanReport tooLarge(BookContent book) {
        Severity severity = config.tooLarge().equals("accept") ? Severity.WARNING : Severity.ERROR;
        return new ScanReport(
                List.of(),
                List.of(new Finding(
                        ClamavError.TOO_LARGE.code(),
                        severity,
                        NAME,
                        "not scanned: " + book.size() + " bytes are more than clamd takes",
                        ClamavError.TOO_LARGE.remedy(),
                        Location.BOOK)));
    }

    @Override
    public String describe() throws IOException {
        try {
            return clamd.version(PATIENCE) + " at " + clamd;
        } catch (IOException e) {
            throw new IOException("clamd at " + clamd + ": " + e.getMessage(), e);
        }
    }
}
