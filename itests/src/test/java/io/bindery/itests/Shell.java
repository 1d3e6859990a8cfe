package io.bindery.itests;

import java.io.IOException;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;

/** A caller of the product's shell who has nothing but a password. */
final class Shell implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;

    private final SshClient client = SshClient.setUpDefaultClient();
    private final int port;

    Shell(int port) {
        this.port = port;
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    /** Whether it lets this login in. */
    boolean admits(String user, String password) throws IOException {
        try (ClientSession session =
                client.connect(user, "127.0.0.1", port).verify(PATIENCE_MILLIS).getSession()) {
            session.setKeyIdentityProvider(context -> List.of());
            session.addPasswordIdentity(password);
            return session.auth().await(PATIENCE_MILLIS) && session.isAuthenticated();
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
