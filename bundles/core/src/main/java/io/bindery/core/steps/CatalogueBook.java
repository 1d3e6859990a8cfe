package io.bindery.core.steps;

import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Statement;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.MetadataLayer;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Hashes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the book into the catalogue, as a new one or as a revision of one that is there. */
final class CatalogueBook implements Step {

    static final String NAME = "catalogue";

    private static final int LONGEST_NAME = 500;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Task> tasks(JobView job) {
        return List.of(Task.byPlatform((calls, known) -> Answer.catalogue(entry(job, known))));
    }

    private static CatalogueEntry entry(JobView view, BookMetadata known) {
        Job job = view.job();
        String identifier = identifier(known, job.sha256());
        // Several tasks may speak for one source, as those that read a file's metadata and its cover do.
        Map<MetadataLayer.Key, MetadataLayer> said = new LinkedHashMap<>();
        for (Learnt learnt : view.learnt()) {
            if (learnt.aboutMetadata()) {
                MetadataLayer layer = layer(job, identifier, learnt);
                said.merge(layer.key(), layer, CatalogueBook::united);
            }
        }
        List<MetadataLayer> layers = new ArrayList<>(said.values());
        if (layers.stream().noneMatch(layer -> layer.key().source() == Source.FILE)) {
            // Nobody could read it. What an earlier revision said of itself does not hold for these bytes.
            layers.add(new MetadataLayer(
                    new MetadataLayer.Key(job.publisher(), identifier, Source.FILE, MetadataLayer.Key.FILE),
                    "bindery",
                    job.sha256(),
                    MetadataPatch.EMPTY,
                    job.updatedAt()));
        }
        return new CatalogueEntry(identifier, known, layers);
    }

    private static MetadataLayer united(MetadataLayer first, MetadataLayer second) {
        List<Statement<?>> statements = new ArrayList<>(first.patch().statements());
        statements.addAll(second.patch().statements());
        return new MetadataLayer(
                first.key(), first.statedBy(), first.reference(), new MetadataPatch(statements), first.at());
    }

    private static MetadataLayer layer(Job job, String identifier, Learnt learnt) {
        Source source = learnt.source();
        String plugin = learnt.result().plugin();
        String name = source == Source.FILE ? MetadataLayer.Key.FILE : plugin;
        return new MetadataLayer(
                new MetadataLayer.Key(job.publisher(), identifier, source, name),
                plugin,
                job.sha256(),
                learnt.result().patch(),
                learnt.result().producedAt());
    }

    /**
     * What makes two files the same book: the ISBN if there is one, since a publisher keeps that and lets its tools
     * renew a UUID; else what the book itself holds for its main identifier; else its bytes.
     */
    static String identifier(BookMetadata known, String sha256) {
        List<Identifier> identifiers = known.all(MetadataField.IDENTIFIERS);
        return identifiers.stream()
                .filter(identifier -> identifier.scheme().equals("ISBN"))
                .findFirst()
                .or(() -> identifiers.stream().findFirst())
                .map(CatalogueBook::name)
                .orElse("sha256:" + sha256);
    }

    /** The identifier as one word; what is too long to be looked up goes by its hash. */
    static String name(Identifier identifier) {
        String scheme =
                identifier.scheme().isEmpty() ? "id" : identifier.scheme().toLowerCase(Locale.ROOT);
        String name = scheme + ":" + identifier.value();
        return name.length() <= LONGEST_NAME ? name : "id:" + Hashes.of(name);
    }

    @Override
    public Failure rejection(Answer answer) {
        return Rejections.because(CoreError.QUALITY_TOO_LOW, answer);
    }
}
