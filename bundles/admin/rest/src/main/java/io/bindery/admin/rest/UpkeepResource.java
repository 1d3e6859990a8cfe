package io.bindery.admin.rest;

import io.bindery.core.upkeep.Backups;
import io.bindery.core.upkeep.UpkeepReport;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/backup}, {@code /gc} and {@code /retention}. */
final class UpkeepResource {

    private final Platform platform;

    UpkeepResource(Platform platform) {
        this.platform = platform;
    }

    /** The archive, as it is being made. */
    Reply backup(HttpServletRequest request) {
        boolean secrets = !new Parameters(request).flag("withoutSecrets");
        Backups.Backup backup;
        try {
            backup = platform.backups().begin(secrets);
        } catch (IOException e) {
            throw new ApiException(ApiError.NO_BACKUP, "the backup could not be begun: " + e.getMessage(), Map.of(), e);
        }
        Map<String, String> headers =
                Map.of("Bindery-Backup-Id", backup.id(), "Bindery-Backup-Size", Long.toString(backup.sizeBytes()));
        return new Reply(200, headers, (Reply.Stream) target -> {
            try (backup) {
                backup.writeTo(target);
            }
        });
    }

    Reply collectGarbage(HttpServletRequest request) {
        Parameters parameters = new Parameters(request);
        return report(() -> platform.upkeep().collectGarbage(age(parameters), parameters.flag("apply")));
    }

    Reply retain(HttpServletRequest request) {
        boolean apply = new Parameters(request).flag("apply");
        return report(() -> platform.upkeep().retain(apply));
    }

    private static @Nullable Duration age(Parameters parameters) {
        Optional<String> text = Optional.ofNullable(parameters.optional("olderThan"));
        try {
            return text.map(Duration::parse).orElse(null);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("olderThan is no ISO 8601 duration such as P1D or PT2H", e);
        }
    }

    private static Reply report(java.util.function.Supplier<UpkeepReport> work) {
        UpkeepReport report;
        try {
            report = work.get();
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.BAD_REQUEST, String.valueOf(e.getMessage()), Map.of(), e);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("applied", report.applied());
        json.put("lines", report.lines().stream().map(UpkeepResource::line).toList());
        json.put("notes", report.notes());
        return Reply.ok(json);
    }

    private static Map<String, Object> line(UpkeepReport.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", line.what());
        json.put("rule", line.rule());
        json.put("count", line.count());
        json.put("bytes", line.bytes() < 0 ? null : line.bytes());
        return json;
    }
}
