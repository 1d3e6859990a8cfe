package io.bindery.core.enrichment;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.job.Job;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.MetadataLayers;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import io.bindery.core.jobs.WrongStateException;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Enrichment by the jobs that brought the books: what these have found out already is not found out again. Thread-safe. */
@Component(service = Enrichment.class)
public final class CatalogueEnrichment implements Enrichment {

    private static final int PAGE = 1000;
    private static final String KIND = MetadataEnricher.class.getSimpleName();

    private final Jobs jobs;
    private final Catalogue catalogue;
    private final MetadataLayers layers;
    private final PluginRegistry plugins;

    /** On these. */
    @Activate
    public CatalogueEnrichment(
            @Reference Jobs jobs,
            @Reference Catalogue catalogue,
            @Reference MetadataLayers layers,
            @Reference PluginRegistry plugins) {
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.layers = layers;
        this.plugins = plugins;
    }

    @Override
    public long missing(String enricher) {
        require(enricher);
        long missing = 0;
        List<String> page = layers.booksLacking(enricher, null, PAGE);
        while (!page.isEmpty()) {
            missing += page.size();
            page = page.size() < PAGE ? List.of() : layers.booksLacking(enricher, page.get(page.size() - 1), PAGE);
        }
        return missing;
    }

    @Override
    public Begun begin(Wish wish) {
        require(wish.enricher());
        if (wish.limit() < 1 || wish.limit() > PAGE) {
            throw new IllegalArgumentException("the limit is a number from 1 to " + PAGE + ": " + wish.limit());
        }
        List<CataloguedBook> books = books(wish);
        List<Job> begun = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (CataloguedBook book : books) {
            String jobId = book.revisions().get(book.revisions().size() - 1).jobId();
            try {
                begun.add(jobs.enrich(jobId, wish.enricher(), wish.actor()));
            } catch (WrongStateException | NoSuchJobException e) {
                skipped.add(new Skipped(book.id(), String.valueOf(e.getMessage())));
            }
        }
        boolean more = books.size() == wish.limit();
        return new Begun(begun, skipped, more ? books.get(books.size() - 1).id() : null);
    }

    private List<CataloguedBook> books(Wish wish) {
        String after = wish.after().isEmpty() ? null : wish.after();
        return switch (wish.scope()) {
            case ALL -> catalogue.list(null, after, wish.limit());
            case MISSING ->
                catalogue.findAll(layers.booksLacking(wish.enricher(), after, wish.limit())).stream()
                        .sorted(Comparator.comparing(CataloguedBook::id))
                        .toList();
        };
    }

    private void require(String enricher) {
        List<String> here = plugins.list().stream()
                .filter(plugin -> plugin.kind().equals(KIND) && plugin.state().equals("active"))
                .map(PluginInfo::name)
                .toList();
        if (!here.contains(enricher)) {
            throw new NoSuchEnricherException("there is no enricher " + enricher + "; there are "
                    + here.stream().sorted().collect(Collectors.joining(", ")));
        }
    }
}
