package io.bindery.stores.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tables and sequences a database has, by its own account: one that is added later is in every snapshot by itself. */
final class Tables {

    /** The migrations' own table; a snapshot names its version instead. */
    static final String HISTORY = "schema_history";

    private static final String NAMES = """
            select relname from pg_class
            where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'schema_history'
            order by relname
            """;
    private static final String COLUMNS = """
            select attname from pg_attribute
            where attrelid = to_regclass(quote_ident(?)) and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum
            """;
    private static final String REFERENCES = """
            select child.relname, parent.relname from pg_constraint c
            join pg_class child on child.oid = c.conrelid
            join pg_class parent on parent.oid = c.confrelid
            where c.contype = 'f' and child.relnamespace = current_schema()::regnamespace and child.oid <> parent.oid
            """;
    private static final String SEQUENCES = """
            select sequencename, last_value from pg_sequences
            where schemaname = current_schema() and last_value is not null order by 1
            """;

    private Tables() {}

    /** All tables, each after those that it refers to, so that they can be filled in this order. */
    static List<String> inOrder(Connection connection) throws SQLException {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                needs.put(rows.getString(1), new LinkedHashSet<>());
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(REFERENCES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Set<String> parents = needs.get(rows.getString(1));
                if (parents != null) {
                    parents.add(rows.getString(2));
                }
            }
        }
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < needs.size()) {
            int before = ordered.size();
            needs.forEach((table, parents) -> {
                if (ordered.containsAll(parents)) {
                    ordered.add(table);
                }
            });
            if (ordered.size() == before) {
                throw new SQLException("tables refer to each other in a circle: " + needs);
            }
        }
        return List.copyOf(ordered);
    }

    /** The columns of a table that hold values of their own. */
    static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    /** How far each sequence has come; those that were never used are left out. */
    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SEQUENCES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }

    /** The one value that a query gives; empty text if it gives none. */
    static String value(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    /** An identifier as SQL writes it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@code name (column, column)} */
    static String withColumns(String table, List<String> columns) {
        return quoted(table) + " ("
                + String.join(", ", columns.stream().map(Tables::quoted).toList()) + ")";
    }
}
