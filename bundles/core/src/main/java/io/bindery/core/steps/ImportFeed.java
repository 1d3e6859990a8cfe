package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.finding.Finding;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.store.MetadataLayers;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Hashes;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.List;

/**
 * Takes in what a message says of products: each becomes a layer of its book's metadata, whether the book is here or not. Books pass this
 * step by. To do it twice changes nothing, so a message that was broken off is read again from its start.
 */
final class ImportFeed implements Step {

    static final String NAME = "import-feed";

    private final Plugins plugins;
    private final MetadataLayers layers;

    ImportFeed(Plugins plugins, MetadataLayers layers) {
        this.plugins = plugins;
        this.layers = layers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Task> tasks(JobView job) {
        return plugins.feed(new MediaType(job.job().mediaType())).stream()
                .map(feed -> new Task(
                        List.of(feed), feed.name(), null, (calls, known) -> taken(feed, job.job(), calls), false))
                .toList();
    }

    private Answer taken(Plugin<MetadataFeed> feed, Job job, Calls calls) throws Exception {
        FeedIntake intake = new FeedIntake(layers, feed.name(), job.publisher(), job.createdAt());
        List<Finding> said = calls.call(feed, (message, context) -> {
            List<Finding> findings = feed.service().read(message, intake, context);
            intake.close();
            return findings;
        });
        List<Finding> findings = intake.findings(said);
        if (intake.taken() == 0
                && findings.stream().anyMatch(it -> it.severity().rejects())) {
            return new Answer(findings, MetadataPatch.EMPTY, intake.facts(), null);
        }
        String key = Hashes.of(job.sha256(), NAME, job.id(), Integer.toString(job.attempts()));
        return Answer.made(key, findings, intake.facts());
    }

    @Override
    public Failure rejection(Answer answer) {
        return Rejections.because(CoreError.FEED_REFUSED, answer);
    }
}
