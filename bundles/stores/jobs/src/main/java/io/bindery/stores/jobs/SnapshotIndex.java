package io.bindery.stores.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file {@code snapshot.json}, which says what the other files of a snapshot are. Immutable.
 *
 * @param format 1
 * @param id names the snapshot
 * @param schemaVersion the version of the tables
 * @param tables in the order in which they can be filled
 * @param sequences how far each has come
 */
record SnapshotIndex(int format, String id, String schemaVersion, List<Table> tables, Map<String, Long> sequences) {

    static final int FORMAT = 1;

    private static final String FILE = "snapshot.json";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * One table.
     *
     * @param file its rows in PostgreSQL's text format of COPY, compressed with gzip
     * @param sha256 of the file
     */
    record Table(String name, List<String> columns, String file, long rows, String sha256) {}

    static SnapshotIndex read(Path folder) throws IOException {
        SnapshotIndex index = MAPPER.readValue(folder.resolve(FILE).toFile(), SnapshotIndex.class);
        if (index.format() != FORMAT) {
            throw new IOException("the snapshot is of format " + index.format() + ", and this version reads format "
                    + FORMAT + "; restore it with a newer Bindery");
        }
        return index;
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), MAPPER.writeValueAsBytes(this));
    }
}
