package io.bindery.stores.documents.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.bindery.api.document.BookDocument;
import io.bindery.api.document.DocumentBatch;
import io.bindery.api.document.DocumentStore;
import io.bindery.api.document.DocumentStoreState;
import io.bindery.api.error.RetryableException;
import io.bindery.testkit.DocumentStoreContract;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks MongoDB's protocol. It is no MongoDB: it has one server, no journal and no users. */
class MongoDocumentStoreTest extends DocumentStoreContract {

    private static final BookDocument WHALE =
            new BookDocument("a", "acme", 1, Map.of("metadata", Map.of("title", "Whale", "a.b", "$c")));

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private String uri;
    private MongoDocumentStore store;

    @BeforeEach
    void start() {
        uri = server.bindAndGetConnectionString();
        store = new MongoDocumentStore(config(uri, "books", "", ""));
    }

    @AfterEach
    void stop() {
        store.close();
        server.shutdownNow();
    }

    @Override
    protected DocumentStore store() {
        return store;
    }

    private static MongoConfig config(String uri, String collection, String user, String passwordFile) {
        Map<String, Object> said = Map.of(
                "uri", uri,
                "database", "library",
                "collection", collection,
                "user", user,
                "passwordFile", passwordFile,
                "connectMillis", 500);
        Object config = Proxy.newProxyInstance(
                MongoConfig.class.getClassLoader(),
                new Class<?>[] {MongoConfig.class},
                (proxy, method, none) -> said.getOrDefault(method.getName(), method.getDefaultValue()));
        return (MongoConfig) config;
    }

    private static DocumentBatch batch(BookDocument... documents) {
        return new DocumentBatch(List.of(documents), Set.of(), null);
    }

    @Test
    void other_programs_find_the_document_by_its_parts() throws Exception {
        store.write(batch(WHALE));
        try (MongoClient other = MongoClients.create(uri)) {
            var books = other.getDatabase("library").getCollection("books");
            Document found = books.find(new Document("content.metadata.title", "Whale").append("publisher", "acme"))
                    .first();
            assertThat(found).isNotNull().containsEntry("_id", "a").containsEntry("version", 1L);
            assertThat(found.getEmbedded(List.of("content", "metadata"), Document.class))
                    .containsEntry("a%2Eb", "$c");
        }
    }

    @Test
    void what_is_too_large_is_there_without_its_content_and_holds_up_nothing() throws Exception {
        BookDocument large = new BookDocument("large", "acme", 2, Map.of("description", "x".repeat(17_000_000)));
        store.write(batch(large, WHALE));
        assertThat(store.find("large")).contains(new BookDocument("large", "acme", 2, Map.of()));
        assertThat(store.find("a")).contains(WHALE);
    }

    @Test
    void two_collections_do_not_meet() throws Exception {
        try (MongoDocumentStore other = new MongoDocumentStore(config(uri, "others", "", ""))) {
            other.write(new DocumentBatch(List.of(WHALE), Set.of(), "so far"));
            assertThat(store.state()).isEqualTo(DocumentStoreState.EMPTY);
            assertThat(other.state()).isEqualTo(new DocumentStoreState(1, "so far"));
        }
    }

    @Test
    void a_server_that_is_away_is_told_from_a_failure_of_the_book() {
        server.shutdownNow();
        assertThatThrownBy(() -> store.write(batch(WHALE)))
                .isInstanceOfSatisfying(
                        RetryableException.class, e -> assertThat(e.code()).isEqualTo(MongoError.AWAY));
        assertThatThrownBy(store::state).isInstanceOf(RetryableException.class);
        assertThatThrownBy(() -> store.find("a")).isInstanceOf(RetryableException.class);
    }

    @Test
    void a_user_whom_the_server_does_not_let_in_is_told(@TempDir Path folder) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        try (MongoDocumentStore refused = new MongoDocumentStore(config(uri, "books", "ada", password.toString()))) {
            assertThatThrownBy(refused::state)
                    .isInstanceOfSatisfying(
                            RetryableException.class, e -> assertThat(e.code()).isEqualTo(MongoError.REFUSED))
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void a_password_in_the_address_is_refused_and_not_repeated() {
        assertThatThrownBy(
                        () -> new MongoDocumentStore(config("mongodb://ada:s3cret@127.0.0.1:27017", "books", "", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("passwordFile")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_password_file_that_is_not_there_is_named(@TempDir Path folder) {
        String missing = folder.resolve("none").toString();
        assertThatThrownBy(() -> new MongoDocumentStore(config(uri, "books", "ada", missing)))
                .hasMessageContaining(missing);
    }
}
