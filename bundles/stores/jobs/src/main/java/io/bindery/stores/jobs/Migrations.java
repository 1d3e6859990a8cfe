package io.bindery.stores.jobs;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables to the shape that this version needs. The scripts are named here, one by one: a search of the class
 * path means something else in every OSGi framework.
 */
final class Migrations {

    private static final String FOLDER = "db/migration/";

    /** All scripts, in order; new ones go to the end, and none is ever changed once it has been released. */
    static final List<String> SCRIPTS =
            List.of("V1__jobs_catalogue_outbox.sql", "V2__upkeep.sql", "V3__metadata_layers.sql", "V4__accounts.sql");

    private Migrations() {}

    /** Runs what has not yet been run. Several processes may do so at once: Flyway locks. */
    static void run(DataSource dataSource) {
        flyway(dataSource, "latest").migrate();
    }

    /** Flyway, up to a version. */
    static Flyway flyway(DataSource dataSource, String target) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .resourceProvider(new BundledScripts())
                .locations(new String[0])
                .target(target)
                .table("schema_history")
                .cleanDisabled(true)
                .load();
    }

    private static final class BundledScripts implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name -> name.startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(name::endsWith))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {

        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream script =
                    Objects.requireNonNull(Migrations.class.getClassLoader().getResourceAsStream(FOLDER + name), name);
            return new InputStreamReader(script, StandardCharsets.UTF_8);
        }

        @Override
        public boolean shouldStream() {
            return false;
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public @Nullable String getAbsolutePathOnDisk() {
            return null;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
