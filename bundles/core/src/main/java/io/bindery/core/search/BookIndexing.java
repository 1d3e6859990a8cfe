package io.bindery.core.search;

import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.Outbox;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.outbox.Rounds;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds the indexes that are here, each at its own pace, and asks them. */
@Component(service = BookSearch.class, configurationPid = "io.bindery.core.search", immediate = true)
@Designate(ocd = SearchConfig.class)
public final class BookIndexing implements BookSearch {

    private static final Logger LOG = LoggerFactory.getLogger(BookIndexing.class);

    /** Between an index's name and its own cursor. */
    private static final char SEPARATOR = '.';

    private final Plugins plugins;
    private final Outbox outbox;
    private final Shelf shelf;
    private final Duration searchLimit;
    private final Duration writeLimit;
    private final Map<String, IndexFeed> feeds = new ConcurrentHashMap<>();
    private final Rounds rounds;

    /** Begins to feed. */
    @Activate
    public BookIndexing(
            SearchConfig config,
            @Reference Plugins plugins,
            @Reference Outbox outbox,
            @Reference Catalogue catalogue,
            @Reference JobReader reader,
            @Reference Jobs jobs) {
        this.plugins = plugins;
        this.outbox = outbox;
        shelf = new Shelf(catalogue, reader, jobs);
        searchLimit = Duration.parse(config.timeLimit());
        writeLimit = Duration.parse(config.writeLimit());
        rounds = new Rounds("bindery-search", config.everyMillis(), config.pauseMillis(), this::turns);
    }

    /** Ends the feeding, at the latest after the batch that is under way. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    private List<Rounds.Turn> turns() {
        List<Rounds.Turn> turns = new ArrayList<>();
        for (IndexCalls index : present()) {
            if (index.fit()) {
                turns.add(new Rounds.Turn(index.name(), () -> {
                    IndexFeed feed = feed(index.name());
                    feed.run(index);
                    return !feed.failed();
                }));
            }
        }
        return turns;
    }

    private IndexFeed feed(String name) {
        return feeds.computeIfAbsent(name, it -> new IndexFeed(it, outbox, shelf));
    }

    private List<IndexCalls> present() {
        List<IndexCalls> present = new ArrayList<>();
        for (Plugin<SearchIndex> plugin : plugins.all(SearchIndex.class)) {
            present.add(new IndexCalls(plugin, searchLimit, writeLimit));
        }
        return present;
    }

    @Override
    public SearchPage search(SearchQuery query) {
        SearchQuery read = new SearchQuery(
                QueryText.read(query.text()),
                query.publishers(),
                query.filters(),
                query.facets(),
                query.cursor(),
                query.limit());
        return query.cursor() == null ? first(read) : next(read, query.cursor());
    }

    private SearchPage first(SearchQuery query) {
        Exception last = null;
        for (IndexCalls index : present()) {
            if (feed(index.name()).barren()) {
                continue;
            }
            try {
                Optional<SearchPage> page = index.search(query);
                if (page.isPresent()) {
                    return named(page.get(), index.name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SearchUnavailableException("interrupted", e);
            } catch (Exception e) { // the next one may answer
                LOG.debug("The search index {} does not answer", index.name(), e);
                last = e;
            }
        }
        throw unavailable(last);
    }

    private SearchPage next(SearchQuery query, String cursor) {
        int end = cursor.lastIndexOf(SEPARATOR);
        String name = end < 0 ? "" : cursor.substring(0, end);
        IndexCalls index = present().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidCursorException("this is no cursor of an index that is here"));
        try {
            return index.search(query.from(cursor.substring(end + 1)))
                    .map(page -> named(page, name))
                    .orElseThrow(() -> new InvalidCursorException("this is no cursor of the search index " + name
                            + " as it is now; it may have been built anew"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailableException("interrupted", e);
        } catch (InvalidCursorException e) {
            throw e;
        } catch (Exception e) {
            throw unavailable(e);
        }
    }

    private SearchUnavailableException unavailable(@Nullable Exception last) {
        if (last != null) {
            return new SearchUnavailableException(String.valueOf(last.getMessage()), last);
        }
        return new SearchUnavailableException(
                plugins.all(SearchIndex.class).isEmpty()
                        ? "there is no search index"
                        : "the search index is being built",
                null);
    }

    private static SearchPage named(SearchPage page, String index) {
        String next = page.next() == null ? null : index + SEPARATOR + page.next();
        return new SearchPage(page.hits(), page.total(), page.facets(), next, page.didYouMean());
    }

    @Override
    public List<IndexReport> indexes() {
        List<IndexReport> reports = new ArrayList<>();
        boolean searched = false;
        for (IndexCalls index : present()) {
            IndexFeed feed = feed(index.name());
            boolean first = !searched && feed.answers();
            searched |= first;
            reports.add(feed.report(index.name(), first));
        }
        return reports;
    }

    @Override
    public List<IndexReport> rebuild(@Nullable String index, boolean fresh) {
        named(index).forEach(feed -> feed.rebuild(fresh));
        return indexes();
    }

    @Override
    public List<IndexReport> stop(@Nullable String index) {
        named(index).forEach(IndexFeed::stop);
        return indexes();
    }

    private List<IndexFeed> named(@Nullable String name) {
        List<IndexFeed> found = present().stream()
                .map(IndexCalls::name)
                .filter(it -> name == null || it.equals(name))
                .map(this::feed)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    name == null ? "there is no search index" : "there is no search index " + name);
        }
        return found;
    }
}
