package io.bindery.admin.rest;

import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchPage.Hit;
import io.bindery.api.store.CataloguedBook;
import io.bindery.core.search.IndexReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search finds, and how the indexes stand, as the API shows them. */
final class SearchJson {

    private SearchJson() {}

    /** What was found. */
    @Schema(name = "SearchResult")
    record Result(
            @Schema(description = "the best first; without words the newest first")
            List<Found> hits,

            @Schema(description = "how many books fit in all")
            long total,

            @Schema(
                    description =
                            "those that were asked for; a facet's counts disregard its own filter, so that one sees what else could be chosen")
            List<FacetCounts> facets,

            @Schema(
                    description =
                            "the query as it was understood, if words that no book has were put right; else empty")
            String didYouMean,

            @Schema(description = "the parameter 'before' of the next page") @Nullable
            String next) {}

    /** A book that was found. */
    @Schema(name = "FoundBook")
    record Found(BookJson.Summary book, double score, List<Passage> highlights) {}

    /** A passage that fits, in pieces: plain text, to be escaped by whoever shows it as HTML. */
    @Schema(name = "Highlight")
    record Passage(
            @Schema(description = "titles, contributors, topics or description")
            String field,

            List<Piece> pieces) {}

    /** A piece of a passage. */
    @Schema(name = "HighlightPiece")
    record Piece(
            String text,

            @Schema(description = "whether it is what was looked for")
            boolean match) {}

    /** A facet with its most frequent values. */
    @Schema(name = "FacetCounts")
    record FacetCounts(String name, List<Value> values) {}

    /** A facet's value. */
    @Schema(name = "FacetValue")
    record Value(String value, long count) {}

    /** A search index. */
    @Schema(name = "SearchIndex")
    record Index(
            String name,

            @Schema(description = "whether searches ask it") boolean searched,

            @Schema(description = "FOLLOWING, BUILDING, STOPPED or UNKNOWN")
            String work,

            @Schema(description = "how many books can be found in it")
            long documents,

            @Schema(description = "how many books are in the one that is being built")
            long written,

            @Schema(description = "how old the oldest change is that it has not had; negative if that cannot be told")
            double lagSeconds,

            @Schema(description = "why it could not be kept up to date; empty if it could")
            String failure) {}

    /** All search indexes. */
    @Schema(name = "SearchIndexes")
    record IndexList(List<Index> indexes) {}

    /** @param books the books that were found, by id; hits whose book is gone are left out */
    static Result result(SearchPage page, Map<String, CataloguedBook> books) {
        return new Result(
                page.hits().stream()
                        .filter(hit -> books.containsKey(hit.id()))
                        .map(hit -> found(hit, books.get(hit.id())))
                        .toList(),
                page.total(),
                page.facets().entrySet().stream()
                        .map(it -> new FacetCounts(it.getKey().label(), values(it.getValue())))
                        .toList(),
                page.didYouMean(),
                page.next());
    }

    private static Found found(Hit hit, CataloguedBook book) {
        return new Found(
                BookJson.summary(book),
                hit.score(),
                hit.highlights().stream()
                        .map(it -> new Passage(
                                it.field(),
                                it.pieces().stream()
                                        .map(piece -> new Piece(piece.text(), piece.match()))
                                        .toList()))
                        .toList());
    }

    private static List<Value> values(Collection<SearchPage.Count> counts) {
        return counts.stream().map(it -> new Value(it.value(), it.count())).toList();
    }

    static Index index(IndexReport report) {
        return new Index(
                report.name(),
                report.searched(),
                report.work().name(),
                report.documents(),
                report.written(),
                report.lagSeconds(),
                report.failure());
    }
}
