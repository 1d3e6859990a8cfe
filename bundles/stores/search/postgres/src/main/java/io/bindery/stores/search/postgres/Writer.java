package io.bindery.stores.search.postgres;

import io.bindery.api.search.Facet;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.SearchDocument;
import io.bindery.stores.search.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes documents into a generation. */
final class Writer {

    /** How many characters of words of each weight are indexed: all of them together fit into a tsvector of 1 MB. */
    private static final int NAMES = 60_000;

    private static final int TOPICS = 40_000;
    private static final int PROSE = 50_000;

    private static final String PUT = """
            insert into document (generation, id, publisher, config, titles, contributors, topics, description,
              language, subject, format, state, accessibility, words)
            values (:generation, :id, :publisher, :config, :titles, :contributors, :topics, :description,
              :language, :subject, :format, :state, :accessibility,
              setweight(to_tsvector('simple', :names) || to_tsvector(cast(:config as regconfig), :names), 'A')
              || setweight(to_tsvector('simple', :subjects) || to_tsvector(cast(:config as regconfig), :subjects), 'B')
              || setweight(to_tsvector('simple', :prose) || to_tsvector(cast(:config as regconfig), :prose), 'D')
              || array_to_tsvector(array['~' || :config]))
            on conflict (generation, id) do update set publisher = excluded.publisher, config = excluded.config,
              titles = excluded.titles, contributors = excluded.contributors, topics = excluded.topics,
              description = excluded.description, language = excluded.language, subject = excluded.subject,
              format = excluded.format, state = excluded.state, accessibility = excluded.accessibility, words = excluded.words
            """;
    private static final String REMEMBER = """
            insert into word (generation, publisher, word)
            select :generation, :publisher, w from unnest(:words) as w on conflict do nothing
            """;
    private static final String CONFIGURE = """
            insert into configuration (generation, name) select :generation, c from unnest(:names) as c on conflict do nothing
            """;
    private static final String REMOVE = "delete from document where generation = :generation and id = any(:ids)";

    private final Handle handle;
    private final Languages languages;
    private final long generation;

    Writer(Handle handle, Languages languages, long generation) {
        this.handle = handle;
        this.languages = languages;
        this.generation = generation;
    }

    void write(IndexBatch batch) {
        if (!batch.gone().isEmpty()) {
            handle.createUpdate(REMOVE)
                    .bind("generation", generation)
                    .bind("ids", batch.gone().toArray(String[]::new))
                    .execute();
        }
        if (batch.documents().isEmpty()) {
            return;
        }
        Map<String, Set<String>> vocabulary = new TreeMap<>();
        Set<String> configurations = new TreeSet<>();
        PreparedBatch rows = handle.prepareBatch(PUT);
        for (SearchDocument document : batch.documents()) {
            String configuration = languages.configuration(document.language());
            configurations.add(configuration);
            List<String> texts = Texts.of(document);
            add(rows, document, configuration, texts);
            Set<String> words = vocabulary.computeIfAbsent(document.publisher(), any -> new TreeSet<>());
            texts.forEach(text -> Likeness.collect(text, words));
        }
        rows.execute();
        vocabulary.forEach((publisher, words) -> handle.createUpdate(REMEMBER)
                .bind("generation", generation)
                .bind("publisher", publisher)
                .bind("words", words.toArray(String[]::new))
                .execute());
        handle.createUpdate(CONFIGURE)
                .bind("generation", generation)
                .bind("names", configurations.toArray(String[]::new))
                .execute();
    }

    /** What of a document is words, by weight. */
    private static final class Texts {
        private Texts() {}

        static List<String> of(SearchDocument document) {
            List<String> names = java.util.stream.Stream.of(
                            document.titles(), document.contributors(), document.identifiers())
                    .flatMap(List::stream)
                    .toList();
            return List.of(
                    Words.joined(names, NAMES),
                    Words.joined(document.topics(), TOPICS),
                    Words.joined(List.of(document.description()), PROSE));
        }
    }

    private void add(PreparedBatch rows, SearchDocument document, String configuration, List<String> texts) {
        rows.bind("generation", generation)
                .bind("id", document.id())
                .bind("publisher", document.publisher())
                .bind("config", configuration)
                .bind("titles", document.titles().toArray(String[]::new))
                .bind("contributors", document.contributors().toArray(String[]::new))
                .bind("topics", document.topics().toArray(String[]::new))
                .bind("description", document.description())
                .bind("names", texts.get(0))
                .bind("subjects", texts.get(1))
                .bind("prose", texts.get(2));
        for (Facet facet : Facets.COLUMNS) {
            rows.bind(facet.label(), document.values(facet).toArray(String[]::new));
        }
        rows.add();
    }
}
