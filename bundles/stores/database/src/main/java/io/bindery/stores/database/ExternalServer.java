package io.bindery.stores.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that the configuration names. */
final class ExternalServer {

    private ExternalServer() {}

    static DataSource dataSource(DatabaseConfig config) throws DatabaseException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(config.url());
        } catch (IllegalArgumentException e) {
            throw new DatabaseException(
                    "not a URL of a PostgreSQL database: " + config.url()
                            + "; it looks like jdbc:postgresql://host:5432/bindery",
                    e);
        }
        source.setUser(config.user());
        source.setPassword(password(config));
        source.setTcpKeepAlive(true);
        return source;
    }

    private static String password(DatabaseConfig config) throws DatabaseException {
        if (config.passwordFile().isBlank()) {
            return config.password();
        }
        try {
            return Files.readAllLines(Path.of(config.passwordFile())).stream()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new DatabaseException(
                    "cannot read the database password from " + config.passwordFile() + ": " + e, e);
        }
    }
}
