package io.bindery.routes.sftp;

import io.bindery.core.intake.RemoteSource;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;

/** Looks when the place is ready, and tells it what came of a look. */
final class Pace extends RemoteFilePollingConsumerPollStrategy {

    private final RemoteSource source;
    private final Duration rest;

    Pace(RemoteSource source, Duration rest) {
        this.source = source;
        this.rest = rest;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return source.ready();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        if (source.ready()) { // else something went wrong with a book
            source.reached();
            source.rest(rest);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retry, Exception e) throws Exception {
        source.away(why(e));
        return super.rollback(
                consumer, endpoint, retry, e); // cuts the connection, so that the next look makes a new one
    }

    private static String why(Exception e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String words = String.valueOf(root.getMessage());
        if (words.contains("HostKey") || words.contains("host key")) {
            return "the server has another key than hostKey says (" + words
                    + "): nothing was sent to it; ask its operator whether it was changed";
        }
        if (words.contains("Auth")) {
            return "the server does not let the user in (" + words + "); check user, password and key";
        }
        if (words.contains("No such file") || words.contains("Permission denied")) {
            return "the folder cannot be used (" + words + "); check folder and its rights";
        }
        return "the server cannot be reached or does not answer (" + words + "); check host, port and network";
    }
}
