package io.bindery.admin.access;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.karaf.jaas.config.JaasRealm;
import org.apache.karaf.jaas.modules.BackingEngine;
import org.apache.karaf.jaas.modules.BackingEngineFactory;
import org.apache.karaf.jaas.modules.properties.PropertiesLoginModule;
import org.apache.karaf.jaas.modules.publickey.PublickeyLoginModule;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes at the first start what people and programs need to come in, below {@code secrets/} of the data folder: the
 * administrator's password, the key for the console over SSH, and the token for REST. The product ships none of them, so
 * before this has run nobody can log in. Later starts change nothing that is there.
 */
@Component(
        service = {},
        immediate = true)
public final class FirstStart {

    /** The password of the user {@code admin}. */
    static final String PASSWORD = "admin-password";
    /** The token with which the command line calls REST. */
    static final String TOKEN = "api-token";
    /** The token with which a monitoring system reads the metrics, and nothing else. */
    static final String METRICS_TOKEN = "metrics-token";
    /** The private key for the console; its public half ends in {@code .pub}. */
    static final String CONSOLE_KEY = "console-key";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /**
     * Runs anew whenever the container shows another realm or kind of login, because it shows them one by one.
     *
     * @throws IOException if the secrets cannot be kept
     */
    @Activate
    public FirstStart(
            BundleContext context,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
                    List<JaasRealm> realms,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
                    List<BackingEngineFactory> factories)
            throws IOException, GeneralSecurityException {
        this(secrets(context), new Realm(realms, factories));
    }

    FirstStart(SecretFolder secrets, Realm realm) throws IOException, GeneralSecurityException {
        for (String token : List.of(TOKEN, METRICS_TOKEN)) {
            if (secrets.read(token).isEmpty()) {
                secrets.write(token, Secrets.text());
            }
        }
        if (secrets.read(CONSOLE_KEY + ".pub").isEmpty()) {
            makeConsoleKey(secrets);
        }
        BackingEngine passwords =
                realm.users(PropertiesLoginModule.class.getName()).orElse(null);
        if (passwords != null && !Realm.hasAdmin(passwords)) {
            admitByPassword(secrets, passwords);
        }
        BackingEngine keys = realm.users(PublickeyLoginModule.class.getName()).orElse(null);
        if (keys != null) {
            // The key file is the truth: someone who replaces it wants the old key to stop working.
            String line = secrets.read(CONSOLE_KEY + ".pub").orElseThrow();
            Realm.putAdmin(keys, line.substring(line.indexOf(' ') + 1));
        }
    }

    private static SecretFolder secrets(BundleContext context) throws IOException {
        String home = context.getProperty("bindery.home");
        if (home == null) {
            throw new IllegalStateException("the data folder is not known, so no login can be made;"
                    + " set bindery.home in etc/system.properties");
        }
        return new SecretFolder(Path.of(home).resolve("secrets"));
    }

    private static void makeConsoleKey(SecretFolder secrets) throws IOException, GeneralSecurityException {
        KeyPair pair = Secrets.keyPair();
        secrets.write(CONSOLE_KEY, Secrets.privateKeyFile(pair));
        secrets.write(CONSOLE_KEY + ".pub", Secrets.publicKeyLine(pair));
    }

    /** The data folder may be older than the container's list of users: then the password that people know stays. */
    private static void admitByPassword(SecretFolder secrets, BackingEngine users) throws IOException {
        if (secrets.read(PASSWORD).isEmpty()) {
            secrets.write(PASSWORD, Secrets.text());
            LOG.info("Made the login: user {}, password in {}", Realm.ADMIN, secrets.path(PASSWORD));
        }
        Realm.putAdmin(users, secrets.read(PASSWORD).orElseThrow());
    }
}
