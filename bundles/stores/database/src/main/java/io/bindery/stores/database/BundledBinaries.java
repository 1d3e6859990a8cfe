package io.bindery.stores.database;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Finds the PostgreSQL programs within this bundle. The library's own search goes through the context class loader, which
 * in OSGi is anybody's.
 */
final class BundledBinaries implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        String architecture = "aarch64".equals(machine) ? "arm_64" : machine;
        String name = "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + architecture + ".txz";
        InputStream binary = BundledBinaries.class.getResourceAsStream("/" + name);
        if (binary == null) {
            throw new FileNotFoundException("no PostgreSQL for " + system + " on " + machine + " is bundled (" + name
                    + "); name a PostgreSQL of yours in the configuration io.bindery.stores.database");
        }
        return binary;
    }

    /** The library unpacks once for resolvers that are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BundledBinaries;
    }

    @Override
    public int hashCode() {
        return BundledBinaries.class.hashCode();
    }
}
