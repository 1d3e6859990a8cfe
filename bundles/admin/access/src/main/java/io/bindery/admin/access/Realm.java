package io.bindery.admin.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.apache.karaf.jaas.modules.BackingEngine;
import org.apache.karaf.jaas.modules.BackingEngineFactory;

/** The container's own users: the passwords of {@code users.properties}, the keys of {@code keys.properties}. */
final class Realm {

    /** Who may do everything. */
    static final String ADMIN = "admin";

    /** The realm that the web console and SSH ask. */
    private static final String NAME = "karaf";

    private static final String ADMINISTRATORS = "admingroup";

    private final List<AppConfigurationEntry> entries;
    private final List<BackingEngineFactory> factories;

    Realm(List<JaasRealm> realms, List<BackingEngineFactory> factories) {
        this.entries = realms.stream()
                .filter(realm -> realm.getName().equals(NAME))
                .flatMap(realm -> Arrays.stream(realm.getEntries()))
                .toList();
        this.factories = List.copyOf(factories);
    }

    /** Where the users of this kind of login are kept; empty if that part of the container is not there yet. */
    Optional<BackingEngine> users(String loginModule) {
        return entries.stream()
                .map(AppConfigurationEntry::getOptions)
                .filter(options -> loginModule.equals(options.get(ProxyLoginModule.PROPERTY_MODULE)))
                .findFirst()
                .flatMap(options -> engine(loginModule, options));
    }

    private Optional<BackingEngine> engine(String loginModule, Map<String, ?> options) {
        return factories.stream()
                .filter(factory -> factory.getModuleClass().equals(loginModule))
                .findFirst()
                .map(factory -> factory.build(options));
    }

    /** Whether the administrator can log in so already. */
    static boolean hasAdmin(BackingEngine users) {
        return users.lookupUser(ADMIN) != null;
    }

    /** Lets the administrator in by this password or key, and by no other of this kind. */
    static void putAdmin(BackingEngine users, String credential) {
        users.addUser(ADMIN, credential);
        users.addGroup(ADMIN, ADMINISTRATORS);
    }
}
