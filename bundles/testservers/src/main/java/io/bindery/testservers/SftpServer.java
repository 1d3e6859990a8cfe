package io.bindery.testservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/**
 * A real SFTP server (Apache MINA SSHD) on loopback with one user, who sees one folder. It may be stopped and started again, at
 * the same address and with the same key. Not for several threads.
 */
public final class SftpServer implements AutoCloseable {

    /** The one user. */
    public static final String USER = "acme";

    /** The user's password. */
    public static final String PASSWORD = "test-password";

    private final Path folder;
    private final SimpleGeneratorHostKeyProvider hostKey;
    private @Nullable PublicKey allowed;
    private SshServer server;
    private int port;

    private SftpServer(Path folder) throws IOException {
        this.folder = folder;
        hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        Files.createDirectories(root());
        server = start(0);
        port = server.getPort();
    }

    /**
     * Starts one.
     *
     * @param folder an empty folder for its files
     */
    public static SftpServer start(Path folder) throws IOException {
        return new SftpServer(folder);
    }

    private SshServer start(int at) throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(at);
        made.setKeyPairProvider(hostKey);
        made.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        made.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && allowed != null && KeyUtils.compareKeys(key, allowed));
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        made.setFileSystemFactory(new VirtualFileSystemFactory(root()));
        made.start();
        return made;
    }

    /** Starts it again after a {@link #stop()}. */
    public void start() throws IOException {
        server = start(port);
    }

    /** Lets the user in with this key, too. */
    public void allow(PublicKey key) {
        allowed = key;
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The folder that the user sees as {@code /}. */
    public Path root() {
        return folder.resolve("root");
    }

    /** Its own key, as {@code ssh-keyscan} shows it: type and base64. */
    public String hostKey() throws IOException {
        KeyPair pair = hostKey.loadKeys(null).iterator().next();
        return PublicKeyEntry.toString(pair.getPublic());
    }

    /** Cuts all connections. */
    public void stop() throws IOException {
        server.stop(true);
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
