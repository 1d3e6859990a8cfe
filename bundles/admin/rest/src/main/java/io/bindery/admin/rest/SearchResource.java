package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.search.Facet;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import io.bindery.api.store.CataloguedBook;
import io.bindery.core.search.IndexReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/search}. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "Finding books")
public final class SearchResource {

    private static final int PAGE = 20;
    private static final int MOST_VALUES = 50;
    private static final String ALL = "all";

    private final Platform platform;

    SearchResource(Platform platform) {
        this.platform = platform;
    }

    /** A page of books of the caller's publishers. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Find books by words, ISBN and facets",
            description =
                    "Each word must be in the book's titles, contributors, identifiers, subjects, series, publisher or"
                            + " description; the last one may be the beginning of a word. Case, accents and grammatical endings do not count,"
                            + " and an ISBN may be written in any way. Several values of one filter are alternatives.")
    public SearchJson.Result search(
            @Parameter(description = "what to look for; empty for all books") @QueryParam("q") @Nullable String q,
            @Parameter(description = "only books of these publishers") @QueryParam("publisher") List<String> publisher,
            @Parameter(description = "only books in these languages, BCP 47") @QueryParam("language")
                    List<String> language,
            @Parameter(description = "only books on these subjects") @QueryParam("subject") List<String> subject,
            @Parameter(description = "only books that are here in these formats, e.g. epub") @QueryParam("format")
                    List<String> format,
            @Parameter(description = "only books whose newest revision's job is in these states") @QueryParam("state")
                    List<String> state,
            @Parameter(description = "only books with these accessibility features, e.g. alternativeText")
                    @QueryParam("accessibility")
                    List<String> accessibility,
            @Parameter(
                            description =
                                    "which facets to count, with commas between: language, subject, publisher, format, state,"
                                            + " accessibility, or all")
                    @QueryParam("facets")
                    @Nullable
                    String facets,
            @Parameter(description = "the 'next' of the page before") @QueryParam("before") @Nullable String before,
            @Parameter(description = "how many at the most, 1 to 100; 20 if not said") @QueryParam("limit") @Nullable
                    String limit,
            @Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        filters.put(Facet.PUBLISHER, values(Facet.PUBLISHER, publisher));
        filters.put(Facet.LANGUAGE, values(Facet.LANGUAGE, language));
        filters.put(Facet.SUBJECT, values(Facet.SUBJECT, subject));
        filters.put(Facet.FORMAT, values(Facet.FORMAT, format));
        filters.put(Facet.STATE, values(Facet.STATE, state));
        filters.put(Facet.ACCESSIBILITY, values(Facet.ACCESSIBILITY, accessibility));
        String text = q == null ? "" : q.strip();
        if (text.length() > SearchQuery.MAX_TEXT) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "'q' has at most " + SearchQuery.MAX_TEXT + " characters, not " + text.length());
        }
        SearchPage page = platform.search()
                .search(new SearchQuery(
                        text,
                        caller.seesAll() ? null : caller.publishers(),
                        filters,
                        facets(facets),
                        Parameters.optional(before),
                        Parameters.number("limit", Parameters.optional(limit), PAGE, SearchQuery.MAX_LIMIT)));
        List<String> ids = page.hits().stream().map(SearchPage.Hit::id).toList();
        Map<String, CataloguedBook> books = platform.catalogue().findAll(ids).stream()
                .filter(book -> caller.sees(book.publisher()))
                .collect(Collectors.toMap(CataloguedBook::id, book -> book));
        return SearchJson.result(page, books);
    }

    private static Set<String> values(Facet facet, List<String> given) {
        if (given.size() > MOST_VALUES) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "'" + facet.label() + "' is given at most " + MOST_VALUES + " times");
        }
        if (given.stream().anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
            throw new ApiException(ApiError.BAD_REQUEST, "'" + facet.label() + "' has characters that cannot be shown");
        }
        return given.stream().filter(value -> !value.isBlank()).collect(Collectors.toSet());
    }

    private static Set<Facet> facets(@Nullable String given) {
        String names = Parameters.optional(given);
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        if (names == null) {
            return facets;
        }
        if (names.equals(ALL)) {
            return EnumSet.allOf(Facet.class);
        }
        for (String name : names.split(",", -1)) {
            facets.add(Facet.labelled(name.strip())
                    .orElseThrow(() -> new ApiException(
                            ApiError.BAD_REQUEST,
                            "'facets' is all, or of "
                                    + Arrays.stream(Facet.values())
                                            .map(Facet::label)
                                            .toList() + ", not: " + name)));
        }
        return facets;
    }

    /** How the indexes stand. */
    @GET
    @Path("/indexes")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Tell how the search indexes stand")
    public SearchJson.IndexList indexes() {
        return list(() -> platform.search().indexes());
    }

    /** Builds indexes anew. */
    @POST
    @Path("/reindex")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Build search indexes anew beside what is searched, or go on with what was stopped")
    public SearchJson.IndexList reindex(
            @Parameter(description = "only this one; all if not said") @QueryParam("index") @Nullable String index,
            @Parameter(description = "true to begin anew what is under way or was stopped")
                    @QueryParam("fresh")
                    @Nullable
                    String fresh) {
        boolean anew = Parameters.flag("fresh", fresh);
        return list(() -> platform.search().rebuild(Parameters.optional(index), anew));
    }

    /** Stops that. */
    @DELETE
    @Path("/reindex")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Stop the building of search indexes; what is written stays")
    public SearchJson.IndexList stop(
            @Parameter(description = "only this one; all if not said") @QueryParam("index") @Nullable String index) {
        return list(() -> platform.search().stop(Parameters.optional(index)));
    }

    private static SearchJson.IndexList list(Supplier<List<IndexReport>> reports) {
        try {
            return new SearchJson.IndexList(
                    reports.get().stream().map(SearchJson::index).toList());
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.NOT_FOUND, String.valueOf(e.getMessage()), Map.of(), e);
        }
    }
}
