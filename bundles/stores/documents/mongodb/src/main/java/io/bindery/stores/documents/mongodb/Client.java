package io.bindery.stores.documents.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes the driver's client of the configuration. */
final class Client {

    private Client() {}

    /** A client; nothing is asked yet, so that it is made while the server is away too. */
    static MongoClient of(MongoConfig config) {
        ConnectionString address = new ConnectionString(config.uri());
        if (address.getPassword() != null) {
            throw new IllegalArgumentException(
                    "the uri in io.bindery.stores.documents.mongodb holds a password; name the user"
                            + " in user, and in passwordFile a file with the password");
        }
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applicationName("bindery")
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToClusterSettings(it -> it.serverSelectionTimeout(config.connectMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(it -> it.connectTimeout(config.connectMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.answerMillis(), TimeUnit.MILLISECONDS));
        if (!config.user().isEmpty()) {
            settings.credential(MongoCredential.createCredential(config.user(), config.authSource(), password(config)));
        }
        return MongoClients.create(settings.build());
    }

    private static char[] password(MongoConfig config) {
        try {
            return Files.readString(Path.of(config.passwordFile()))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .toCharArray();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the passwordFile in io.bindery.stores.documents.mongodb cannot be read: " + e, e);
        }
    }
}
