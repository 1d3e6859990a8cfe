package io.bindery.stores.database;

import io.bindery.api.store.TableCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.service.component.annotations.Component;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** {@code COPY} through PostgreSQL's own driver, which only this bundle holds. Thread-safe. */
@Component
public final class PostgresTableCopy implements TableCopy {

    @Override
    public long copyOut(Connection connection, String sql, OutputStream target) throws SQLException, IOException {
        return copies(connection).copyOut(sql, target);
    }

    @Override
    public long copyIn(Connection connection, String sql, InputStream source) throws SQLException, IOException {
        return copies(connection).copyIn(sql, source);
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
