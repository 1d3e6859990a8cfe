package io.bindery.admin.rest;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.websocket.CloseReason;
import javax.websocket.OnClose;
import javax.websocket.OnError;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How jobs come on, over WebSocket (RFC 6455); docs/api.md has the messages. One object serves all connections. Thread-safe. */
@ServerEndpoint(ProgressSocket.ADDRESS)
@Component(
        service = Object.class,
        scope = ServiceScope.PROTOTYPE,
        property = "org.ops4j.pax.web.http.whiteboard.websocket=true")
public final class ProgressSocket {

    static final String ADDRESS = "/api/v1/progress";

    private static final Logger LOG = LoggerFactory.getLogger(ProgressSocket.class);
    private static final int LONGEST_MESSAGE = 16_384;
    /** Longer than two heartbeats: whoever is silent for so long takes nothing any more. */
    private static final long SILENCE_MS = 45_000;

    private final EventHub hub;
    private final Access access;
    private final Platform platform;
    private final Duration patience;
    private final Map<Session, ProgressFollower> followers = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Lets people follow what this hub sees. */
    @Activate
    public ProgressSocket(@Reference EventHub hub, @Reference Access access, @Reference Platform platform) {
        this(hub, access, platform, Duration.ofSeconds(30));
    }

    /** @param patience how long a connection may take one message */
    ProgressSocket(EventHub hub, Access access, Platform platform, Duration patience) {
        this.hub = hub;
        this.access = access;
        this.platform = platform;
        this.patience = patience;
    }

    /** Somebody has come. */
    @OnOpen
    public void opened(Session session) {
        session.setMaxIdleTimeout(SILENCE_MS);
        ProgressFollower follower = new ProgressFollower(session, hub, access, platform, patience);
        followers.put(session, follower);
        follower.begin();
    }

    /** Somebody says something. */
    @OnMessage(maxMessageSize = LONGEST_MESSAGE)
    public void said(String message, Session session) {
        ProgressFollower follower = followers.get(session);
        if (follower != null) {
            follower.said(message);
        }
    }

    /** Somebody has gone. */
    @OnClose
    public void closed(Session session, CloseReason reason) {
        ProgressFollower follower = followers.remove(session);
        if (follower != null) {
            follower.gone();
        }
    }

    /** A connection is broken; {@link #closed} comes after it. */
    @OnError
    public void failed(Session session, Throwable failure) {
        LOG.debug("A connection is broken", failure);
    }
}
