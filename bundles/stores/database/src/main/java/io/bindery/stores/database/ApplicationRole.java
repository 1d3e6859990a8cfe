package io.bindery.stores.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The user as which the platform works in its own PostgreSQL. It owns the database and nothing else: whoever should get hold of its
 * connections can neither read the server's files nor start programs, as a superuser can.
 */
final class ApplicationRole {

    private static final String NAME = "bindery";
    private static final String PLAIN = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

    /** What an identity column brings with it follows its table, and cannot be given away by itself. */
    private static final String OWNED_BY_OTHERS = """
            select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
                   c.oid::regclass
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S') and pg_get_userbyid(c.relowner) <> '%s'
              and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass
                              and d.refclassid = 'pg_class'::regclass and d.deptype in ('i', 'a'))
            """.formatted(NAME);

    private final String password;

    ApplicationRole(String password) {
        this.password = password;
    }

    /**
     * Makes the role if there is none, gives it its password, the database, and what a superuser owns in it: the tables of a data
     * folder that is older than this role.
     *
     * @param server connections of the superuser to the maintenance database
     * @param database connections of the superuser to the database
     */
    void prepare(DataSource server, DataSource database, String databaseName) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            boolean there = !strings(statement, "select rolname from pg_roles where rolname = '" + NAME + "'")
                    .isEmpty();
            statement.execute((there ? "alter role " : "create role ") + NAME + " " + PLAIN);
            // Hashed on this side: the password is in no statement that a log could show.
            connection.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
            statement.execute("alter database " + databaseName + " owner to " + NAME);
            statement.execute("revoke all on database " + databaseName + " from public");
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String object : strings(statement, OWNED_BY_OTHERS)) {
                statement.execute("alter " + object + " owner to " + NAME);
            }
        }
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                found.add(columns == 1 ? rows.getString(1) : rows.getString(1) + " " + rows.getString(2));
            }
        }
        return found;
    }

    /** Connections as this role, one at a time and not pooled. */
    DataSource connections(int port, String databaseName) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(databaseName);
        source.setUser(NAME);
        source.setPassword(password);
        return source;
    }
}
