package io.bindery.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * PostgreSQL's {@code COPY} between a connection and a stream, which plain JDBC does not have. Comes from whoever gives the data
 * source, and works with its connections. Constant memory; takes part in the connection's transaction; safe for use by several
 * threads, each with a connection of its own.
 */
@ConsumerType
public interface TableCopy {

    /**
     * Runs a {@code COPY … TO STDOUT}.
     *
     * @param target stays open
     * @return how many rows
     * @throws IOException if the target cannot be written
     */
    long copyOut(Connection connection, String sql, OutputStream target) throws SQLException, IOException;

    /**
     * Runs a {@code COPY … FROM STDIN}.
     *
     * @param source read to the end, stays open
     * @return how many rows
     * @throws IOException if the source cannot be read
     */
    long copyIn(Connection connection, String sql, InputStream source) throws SQLException, IOException;
}
