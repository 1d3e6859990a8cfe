package io.bindery.stores.jobs;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.store.JobQuery;
import io.bindery.api.store.JobReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.query.SelectionQuery;

/** Looks at jobs in PostgreSQL. Thread-safe. */
final class PostgresJobReader implements JobReader {

    private static final String AFTER_ALL_TEXT = Character.toString(Character.MAX_CODE_POINT);

    private static final String TITLES =
            "(select string_agg(it #>> ''{value,text}'', chr(10)) from jsonb_array_elements(?) it"
                    + " where it ->> ''field'' = ''titles'')";
    private static final String HAS_TEXT =
            "(id like :beginning escape '!' or lower(fileName) like :text escape '!' or exists (select 1 from RevisionRow r"
                    + " where r.jobId = job.id and lower(cast(sql('" + TITLES
                    + "', r.metadata) as string)) like :text escape '!'))";

    private final Sessions sessions;
    private final Json json;
    private final JobCounts counts;

    PostgresJobReader(Sessions sessions, Json json) {
        this.sessions = sessions;
        this.json = json;
        this.counts = new JobCounts(sessions);
    }

    @Override
    public Optional<Job> find(String jobId) {
        return findBy("from JobRow where id = :value", jobId);
    }

    @Override
    public Optional<Job> findByIntakeKey(String intakeKey) {
        return findBy("from JobRow where intakeKey = :value", intakeKey);
    }

    private Optional<Job> findBy(String query, String value) {
        return sessions.inOneStatement(
                "find a job",
                session -> session.createSelectionQuery(query, JobRow.class)
                        .setParameter("value", Clean.text(value))
                        .getResultStream()
                        .findFirst()
                        .map(row -> row.toJob(json)));
    }

    @Override
    public List<Job> list(JobQuery query) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (!query.states().isEmpty()) {
            conditions.add("state in (:states)");
        }
        if (query.publisher() != null) {
            conditions.add("publisher = :publisher");
        }
        if (!query.idPrefix().isEmpty()) {
            conditions.add("id >= :prefix and id < :afterPrefix");
        }
        if (query.beforeId() != null) {
            conditions.add("id < :before");
        }
        if (!query.text().isEmpty()) {
            conditions.add(HAS_TEXT);
        }
        String text = "from JobRow job where " + String.join(" and ", conditions) + " order by id desc";
        return sessions.inOneStatement("list jobs", session -> {
            SelectionQuery<JobRow> rows = session.createSelectionQuery(text, JobRow.class);
            rows.setMaxResults(query.limit());
            if (!query.states().isEmpty()) {
                rows.setParameterList("states", query.states());
            }
            if (query.publisher() != null) {
                rows.setParameter("publisher", Clean.text(query.publisher()));
            }
            if (!query.idPrefix().isEmpty()) {
                rows.setParameter("prefix", Clean.text(query.idPrefix()));
                rows.setParameter("afterPrefix", Clean.text(query.idPrefix()) + AFTER_ALL_TEXT);
            }
            if (query.beforeId() != null) {
                rows.setParameter("before", Clean.text(query.beforeId()));
            }
            if (!query.text().isEmpty()) {
                String escaped =
                        Clean.text(query.text()).toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
                rows.setParameter("beginning", escaped + '%');
                rows.setParameter("text", '%' + escaped + '%');
            }
            return rows.getResultList().stream().map(row -> row.toJob(json)).toList();
        });
    }

    @Override
    public List<JobEvent> history(String jobId) {
        return sessions.inOneStatement(
                "read a history",
                session -> session
                        .createSelectionQuery("from EventRow where jobId = :job order by id", EventRow.class)
                        .setParameter("job", Clean.text(jobId))
                        .getResultList()
                        .stream()
                        .map(EventRow::toEvent)
                        .toList());
    }

    @Override
    public Map<JobState, Long> counts() {
        return counts.get();
    }

    /** One look at the index for each state: ids are in the order of time. */
    @Override
    public Optional<Instant> oldest(Set<JobState> states) {
        return sessions.inTransaction(
                "find the oldest job",
                session -> states.stream()
                        .flatMap(state -> session.createSelectionQuery(
                                        "select createdAt from JobRow where state = :state order by id", Instant.class)
                                .setParameter("state", state)
                                .setMaxResults(1)
                                .getResultStream())
                        .min(Comparator.naturalOrder()));
    }
}
