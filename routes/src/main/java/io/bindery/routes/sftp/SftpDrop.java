package io.bindery.routes.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.intake.RemoteSource;
import io.bindery.routes.FirstLine;
import io.bindery.routes.RemoteDrop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Books that a publisher puts onto an SFTP server are taken in. */
@Component(
        service = RemoteDrop.class,
        configurationPid = "io.bindery.routes.sftp",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SftpDropConfig.class, factory = true)
public final class SftpDrop implements RemoteDrop {

    private final SftpDropConfig config;
    private final String place;
    private final String password;
    private final byte[] key;
    private final String passphrase;
    private final RemoteSource source;

    /**
     * @throws IOException if a secret cannot be read
     * @throws IllegalArgumentException if the configuration makes no sense; names what
     */
    @Activate
    public SftpDrop(SftpDropConfig config, @Reference RemoteIntake intake) throws IOException {
        if (blank(config.publisher()) || blank(config.host()) || blank(config.user())) {
            throw new IllegalArgumentException("io.bindery.routes.sftp needs a publisher, a host and a user");
        }
        place = "sftp://" + config.user() + "@" + config.host() + ":" + config.port() + "/" + config.folder();
        if (blank(config.hostKey()) || !config.hostKey().strip().matches("\\S+ \\S+( .*)?")) {
            throw new IllegalArgumentException(
                    place + " needs the server's hostKey, type and base64; `ssh-keyscan -p " + config.port() + " "
                            + config.host() + "` shows it: compare it with what the server's operator says");
        }
        this.config = config;
        password = FirstLine.of("passwordFile", config.passwordFile(), config.password());
        key = config.privateKeyFile().isBlank()
                ? new byte[0]
                : Files.readAllBytes(Path.of(config.privateKeyFile().strip()));
        passphrase = FirstLine.of("passphraseFile", config.passphraseFile(), "");
        source = intake.open("sftp", place, config.publisher());
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    @Override
    public String routeId() {
        return place;
    }

    @Override
    public RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(endpoint()).routeId(place).process(new TakeFile(source, place));
            }

            private SftpEndpoint endpoint() {
                // How often to look is said by the place; secrets are no part of an address, which may be logged.
                SftpEndpoint endpoint = getContext()
                        .getEndpoint(
                                "sftp:" + config.host() + ":" + config.port() + "/" + config.folder()
                                        + "?delay=250&streamDownload=true&stepwise=false&autoCreate=false"
                                        + "&throwExceptionOnConnectFailed=true&maximumReconnectAttempts=0"
                                        + "&strictHostKeyChecking=yes&useUserKnownHostsFile=false"
                                        + "&preferredAuthentications=publickey,password&jschLoggingLevel=OFF"
                                        + "&username=" + config.user(),
                                SftpEndpoint.class);
                endpoint.setPollStrategy(new Pace(source, Duration.ofMillis(config.pollMillis())));
                endpoint.setProcessStrategy(new TakeOver(source, Duration.ofMillis(config.settleMillis())));
                login(endpoint.getConfiguration());
                return endpoint;
            }
        };
    }

    private void login(Object configuration) {
        SftpConfiguration login = (SftpConfiguration) configuration;
        login.setConnectTimeout(config.connectMillis());
        login.setSoTimeout(config.silenceMillis());
        login.setTimeout(config.silenceMillis());
        String name = config.port() == 22 ? config.host() : "[" + config.host() + "]:" + config.port();
        login.setKnownHosts((name + " " + config.hostKey().strip() + "\n").getBytes(UTF_8));
        if (!password.isEmpty()) {
            login.setPassword(password);
        }
        if (key.length > 0) {
            login.setPrivateKey(key);
            if (!passphrase.isEmpty()) {
                login.setPrivateKeyPassphrase(passphrase);
            }
        }
    }

    @Deactivate
    void stop() {
        source.close();
    }
}
