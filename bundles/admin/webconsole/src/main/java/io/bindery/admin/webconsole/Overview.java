package io.bindery.admin.webconsole;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.pipeline.Pipeline;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import io.bindery.core.search.BookSearch;
import io.bindery.core.search.IndexReport;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.felix.utils.json.JSONWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** How the platform fares, as JSON. What is away is named, and the rest is told all the same. Safe for use by several threads. */
@Component(service = Overview.class)
public final class Overview {

    private static final int RUNNING_SHOWN = 50;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Jobs jobs;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Pipeline pipeline;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable PluginRegistry plugins;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable BookSearch search;

    /** Writes it. */
    void write(Writer out) throws IOException {
        List<String> missing = new ArrayList<>();
        Work work = ask(jobs, "the job engine", missing, it -> new Work(it.counts(), running(it)), Work.NONE);
        Set<String> steps = ask(pipeline, "the pipeline", missing, Pipeline::steps, Set.of());
        List<PluginInfo> here = ask(plugins, "the plugin registry", missing, PluginRegistry::list, List.of());
        List<IndexReport> indexes = ask(search, "the search", missing, BookSearch::indexes, List.of());

        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put("at", Instant.now().toString());
        overview.put("missing", missing);
        overview.put(
                "counts",
                work.counts().entrySet().stream()
                        .map(it -> row("state", it.getKey().name(), "jobs", it.getValue()))
                        .toList());
        overview.put(
                "steps",
                steps.stream()
                        .map(step -> row("step", step, "running", at(step, work.running())))
                        .toList());
        overview.put("running", work.running().stream().map(Overview::job).toList());
        overview.put("queues", queues(work.counts(), indexes));
        overview.put("plugins", here.stream().map(Overview::plugin).toList());
        JSONWriter json = new JSONWriter(out);
        json.value(overview);
        json.flush();
    }

    /** What a part says; the fallback if it is away or cannot say it now, as the store may be away. */
    private static <S, T> T ask(
            @Nullable S part, String name, List<String> missing, Function<S, T> question, T fallback) {
        String why = "";
        if (part != null) {
            try {
                return question.apply(part);
            } catch (RuntimeException e) {
                why = " (" + e.getMessage() + ")";
            }
        }
        missing.add(name + why);
        return fallback;
    }

    /** How many jobs there are in each state, and those under way. */
    private record Work(Map<JobState, Long> counts, List<Job> running) {
        static final Work NONE = new Work(Map.of(), List.of());
    }

    /** The jobs under way, with the steps that their worker has begun. */
    private static List<Job> running(Jobs jobs) {
        return jobs.list(new JobQuery(Set.of(JobState.RUNNING), null, "", null, RUNNING_SHOWN)).stream()
                .flatMap(job -> jobs.report(job.id()).map(JobReport::job).stream())
                .toList();
    }

    private static long at(String step, List<Job> running) {
        return running.stream()
                .filter(job -> begun(job).anyMatch(it -> it.name().equals(step)))
                .count();
    }

    private static java.util.stream.Stream<StepRecord> begun(Job job) {
        return job.steps().stream().filter(it -> it.state() == StepState.RUNNING);
    }

    private static Map<String, Object> job(Job job) {
        Map<String, Object> row = row("id", job.id(), "fileName", job.fileName());
        row.put("publisher", job.publisher());
        begun(job).findFirst().ifPresent(step -> {
            row.put("step", step.plugin().isEmpty() ? step.name() : step.name() + " (" + step.plugin() + ")");
            row.put("since", step.startedAt().toString());
        });
        return row;
    }

    private static List<Map<String, Object>> queues(Map<JobState, Long> counts, List<IndexReport> indexes) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("queue", "jobs that wait", "waiting", counts.getOrDefault(JobState.QUEUED, 0L)));
        rows.add(
                row("queue", "jobs that are tried again later", "waiting", counts.getOrDefault(JobState.RETRYING, 0L)));
        rows.add(row("queue", "jobs that need a person", "waiting", counts.getOrDefault(JobState.NEEDS_REVIEW, 0L)));
        for (IndexReport index : indexes) {
            Map<String, Object> row = row("queue", "search index " + index.name(), "lagSeconds", index.lagSeconds());
            row.put(
                    "note",
                    index.failure().isEmpty()
                            ? index.work().name().toLowerCase(java.util.Locale.ROOT)
                            : index.failure());
            row.put("wrong", !index.failure().isEmpty());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> plugin(PluginInfo plugin) {
        Map<String, Object> row = row("name", plugin.name(), "kind", plugin.kind());
        row.put("version", plugin.version());
        row.put("state", plugin.state());
        row.put("breaker", plugin.fitness().breaker());
        row.put("calls", plugin.calls());
        row.put("failures", plugin.failures());
        row.put("lastFailure", plugin.fitness().lastFailure());
        row.put("wrong", !plugin.fitness().fit());
        return row;
    }

    private static Map<String, Object> row(String first, Object one, String second, Object two) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(first, one);
        row.put(second, two);
        return row;
    }
}
