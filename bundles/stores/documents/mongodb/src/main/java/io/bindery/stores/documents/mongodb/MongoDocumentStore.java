package io.bindery.stores.documents.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.bindery.api.document.BookDocument;
import io.bindery.api.document.DocumentBatch;
import io.bindery.api.document.DocumentStore;
import io.bindery.api.document.DocumentStoreState;
import io.bindery.api.error.RetryableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps documents in MongoDB. What is written is on the disks of a majority of its servers. Thread-safe. */
@Component(
        property = "bindery.plugin=mongodb",
        configurationPid = "io.bindery.stores.documents.mongodb",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MongoConfig.class)
public final class MongoDocumentStore implements DocumentStore, AutoCloseable {

    private static final String FEED = "_feed";
    private static final String MARK = "mark";

    private static final Set<Integer> UNAUTHORIZED = Set.of(13, 18);

    private final MongoClient client;
    private final MongoCollection<RawBsonDocument> books;
    private final MongoCollection<Document> read;
    private final MongoCollection<Document> feed;

    /** On the server that is configured; it may be away. */
    @Activate
    public MongoDocumentStore(MongoConfig config) {
        client = Client.of(config);
        MongoDatabase database = client.getDatabase(config.database());
        books = database.getCollection(config.collection(), RawBsonDocument.class);
        read = database.getCollection(config.collection());
        feed = database.getCollection(config.collection() + FEED);
    }

    @Deactivate
    @Override
    public void close() {
        client.close();
    }

    @Override
    public DocumentStoreState state() throws RetryableException, InterruptedException {
        return ask(() -> {
            Document remembered = feed.find(Filters.eq(Bson.ID, MARK)).first();
            String mark = remembered == null ? "" : remembered.get(MARK, "");
            return new DocumentStoreState(count(), mark);
        });
    }

    /** The server knows about how many there are without counting them; that there are none it must be sure of. */
    private long count() {
        long about = books.estimatedDocumentCount();
        return about > 0 || read.find().first() == null ? about : 1;
    }

    @Override
    public void write(DocumentBatch batch) throws RetryableException, InterruptedException {
        ask(() -> {
            replace(batch.documents());
            if (!batch.gone().isEmpty()) {
                books.deleteMany(Filters.in(Bson.ID, batch.gone()));
            }
            String mark = batch.mark();
            if (mark != null) {
                feed.replaceOne(Filters.eq(Bson.ID, MARK), new Document(MARK, mark), new ReplaceOptions().upsert(true));
            }
            return true;
        });
    }

    /**
     * What is not there yet, or is older, is replaced. Where that would make a second document with the same id, there is a newer one, or somebody
     * has written one at this moment: now that it is there, it is replaced if it is older.
     */
    private void replace(List<BookDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<RawBsonDocument> raw = documents.stream().map(Bson::of).toList();
        List<RawBsonDocument> there = new ArrayList<>();
        try {
            replace(raw, true);
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                there.add(raw.get(error.getIndex()));
            }
            if (there.isEmpty() || e.getWriteConcernError() != null) {
                throw e;
            }
        }
        if (!there.isEmpty()) {
            replace(there, false);
        }
    }

    private void replace(List<RawBsonDocument> documents, boolean make) {
        ReplaceOptions options = new ReplaceOptions().upsert(make);
        List<ReplaceOneModel<RawBsonDocument>> replacements = documents.stream()
                .map(it -> new ReplaceOneModel<>(
                        Filters.and(
                                Filters.eq(Bson.ID, it.get(Bson.ID)), Filters.lte(Bson.VERSION, it.get(Bson.VERSION))),
                        it,
                        options))
                .toList();
        books.bulkWrite(replacements, new BulkWriteOptions().ordered(false));
    }

    @Override
    public Optional<BookDocument> find(String id) throws RetryableException, InterruptedException {
        return ask(() ->
                Optional.ofNullable(read.find(Filters.eq(Bson.ID, id)).first()).map(Bson::book));
    }

    private static <T> T ask(Supplier<T> question) throws RetryableException, InterruptedException {
        try {
            return question.get();
        } catch (MongoInterruptedException e) {
            InterruptedException interrupted = new InterruptedException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        } catch (MongoException e) {
            boolean refused = e instanceof MongoSecurityException
                    || (e instanceof MongoCommandException && UNAUTHORIZED.contains(e.getCode()));
            throw new RetryableException(
                    refused ? MongoError.REFUSED : MongoError.AWAY, "MongoDB: " + e.getMessage(), null, e);
        }
    }
}
