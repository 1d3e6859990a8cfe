package io.bindery.admin.rest;

import io.bindery.api.feed.MetadataExport;
import io.bindery.api.feed.MetadataExport.Letterhead;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.CataloguedBook;
import io.bindery.core.metadata.BookEditor;
import io.bindery.core.metadata.FlatMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/books/ID/metadata}. The book's version is the entity tag of all that stands below it. */
final class MetadataResource {

    private static final String NOBODY_NAMED = "api";
    private static final Set<String> JSON_TYPES = Set.of("application/merge-patch+json", "application/json");
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern ACTOR = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@ -]{0,63}");

    private final Platform platform;

    MetadataResource(Platform platform) {
        this.platform = platform;
    }

    /** The flat view of what is known in effect. */
    Reply metadata(String name) {
        return shown(editor().book(name));
    }

    /** A JSON merge patch of that view (RFC 7396). */
    Reply patch(HttpServletRequest request, String name) throws IOException {
        Map<String, @Nullable Object> patch = body(request);
        editor().patch(name, expected(request), actor(request), patch);
        return shown(editor().book(name));
    }

    /** {@code {"assignments": ["field=value", …], "release": ["field", …]}}, as a person writes them. */
    Reply edit(HttpServletRequest request, String name) throws IOException {
        Map<String, @Nullable Object> body = body(request);
        for (String member : body.keySet()) {
            if (!Set.of("assignments", "release").contains(member)) {
                throw new ApiException(
                        ApiError.BAD_REQUEST, "an edit has 'assignments' and 'release', not '" + member + "'");
            }
        }
        BookEdit edit = editor().assign(
                        name, expected(request), actor(request), texts(body, "assignments"), texts(body, "release"));
        return tagged(editor().book(name), MetadataJson.edit(edit));
    }

    Reply undo(HttpServletRequest request, String name) {
        BookEdit edit = editor().undo(name, expected(request), actor(request));
        return tagged(editor().book(name), MetadataJson.edit(edit));
    }

    Reply history(HttpServletRequest request, String name) {
        List<BookEdit> edits = editor().history(name, new Parameters(request).limit());
        return Reply.ok(Map.of("edits", edits.stream().map(MetadataJson::edit).toList()));
    }

    /** What each source says of each field: first what counts, then what does not. */
    Reply provenance(String name) {
        BookEditor.View view = editor().view(name);
        return tagged(view.book(), MetadataJson.sources(view.merged()));
    }

    Reply conflicts(String name) {
        BookEditor.View view = editor().view(name);
        return tagged(
                view.book(),
                Map.of(
                        "conflicts",
                        view.conflicts().stream().map(JobJson::finding).toList()));
    }

    /** As a message of ONIX 3.0 with one product. */
    Reply onix(String name) throws IOException {
        CataloguedBook book = editor().book(name);
        MetadataExport export = platform.onix();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        export.write(List.of(book.metadata()).iterator(), new Letterhead("Bindery", Instant.now()), message);
        Reply tagged = tagged(book, Map.of());
        Map<String, String> headers = new LinkedHashMap<>(tagged.headers());
        headers.put("Content-Type", export.mediaType().name());
        return new Reply(200, headers, (Reply.Stream) message::writeTo);
    }

    private BookEditor editor() {
        return platform.editor();
    }

    private static Reply shown(CataloguedBook book) {
        return tagged(book, FlatMetadata.of(book.metadata()));
    }

    private static Reply tagged(CataloguedBook book, Map<String, Object> body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", "\"" + book.version() + "\"");
        headers.put("Bindery-Book", book.id());
        return new Reply(200, headers, body);
    }

    /** What {@code If-Match} says (RFC 9110, section 13.1.1): nothing if it is not there or {@code *}. */
    private static OptionalLong expected(HttpServletRequest request) {
        String tag = request.getHeader("If-Match");
        if (tag == null || tag.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher version = TAG.matcher(tag.strip());
        if (!version.matches()) {
            throw new ApiException(
                    ApiError.PRECONDITION_FAILED, "If-Match is the ETag that came with the metadata, not: " + tag);
        }
        return OptionalLong.of(Long.parseLong(version.group(1)));
    }

    /** Who edits, as the caller says. */
    private static String actor(HttpServletRequest request) {
        String actor = request.getHeader("Bindery-Actor");
        if (actor == null || actor.isBlank()) {
            return NOBODY_NAMED;
        }
        if (!ACTOR.matcher(actor.strip()).matches()) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "Bindery-Actor is a login: 1 to 64 letters, digits and . _ @ -, not: " + actor);
        }
        return actor.strip();
    }

    private static Map<String, @Nullable Object> body(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        if (!JSON_TYPES.contains(bare)) {
            throw new ApiException(
                    ApiError.UNSUPPORTED_MEDIA_TYPE,
                    "the body is application/merge-patch+json or application/json, not: " + type,
                    Map.of("Accept-Patch", "application/merge-patch+json"),
                    null);
        }
        return Json.object(request);
    }

    private static List<String> texts(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object one : list) {
                if (!(one instanceof String text)) {
                    throw new ApiException(ApiError.BAD_REQUEST, "'" + name + "' is a list of texts");
                }
                texts.add(text);
            }
        } else if (value != null) {
            throw new ApiException(ApiError.BAD_REQUEST, "'" + name + "' is a list of texts");
        }
        return texts;
    }
}
