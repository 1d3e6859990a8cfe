package io.bindery.admin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.NotAdmittedException;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.job.Job;
import io.bindery.api.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.websocket.CloseReason;
import javax.websocket.SendResult;
import javax.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that follows how jobs come on. It fetches what comes next when the last message has been taken: a slow one lags behind,
 * holds one page, and nobody waits for it. Safe for use by several threads.
 */
final class ProgressFollower implements EventHub.Follower {

    /** Close codes (RFC 6455, section 7.4.2, those for private use). */
    static final int MALFORMED = 4400;

    static final int NOT_ADMITTED = 4401;
    static final int TOO_SLOW = 4408;
    static final int TOO_MANY = 4429;

    private static final Logger LOG = LoggerFactory.getLogger(ProgressFollower.class);
    private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();
    private static final long TIME_FOR_TOKEN = Duration.ofSeconds(10).toNanos();
    private static final int MOST_REPLIES = 16;
    /** RFC 6455, section 5.5. */
    private static final int LONGEST_REASON = 123;

    private final Session session;
    private final EventHub hub;
    private final Access access;
    private final Platform platform;
    private final long patience;
    private final long openedAt = System.nanoTime();

    private final Deque<String> replies = new ArrayDeque<>();
    private final Deque<Happening> page = new ArrayDeque<>();
    private @Nullable String authorization;
    private boolean subscribed;
    private @Nullable String job;
    private @Nullable String publisher;
    private long at;
    private long sentAt = openedAt;
    private boolean sending;
    private boolean pumping;
    private boolean over;

    ProgressFollower(Session session, EventHub hub, Access access, Platform platform, Duration patience) {
        this.session = session;
        this.hub = hub;
        this.access = access;
        this.platform = platform;
        this.patience = patience.toNanos();
    }

    /** Joins the others, if there is room. */
    void begin() {
        try {
            hub.begin();
            hub.add(this);
        } catch (ApiException e) {
            close(TOO_MANY, String.valueOf(e.getMessage()));
        } catch (StoreUnavailableException e) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER.getCode(), "the database cannot be reached just now");
        }
    }

    /** The client says something. */
    synchronized void said(String message) {
        if (over) {
            return;
        }
        try {
            answer(Api.MAPPER.readTree(message));
        } catch (JsonProcessingException e) {
            close(MALFORMED, "a message is not JSON");
        } catch (NotAdmittedException e) {
            close(NOT_ADMITTED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            ApiException known = e instanceof ApiException api ? api : Problems.known(e);
            if (known.error() == ApiError.INTERNAL) {
                LOG.error("A message of one who follows met a defect", e);
            }
            reply(message("problem").set("problem", Api.MAPPER.valueToTree(Problem.of(known))));
        }
        pump();
    }

    private void answer(JsonNode message) {
        String type = message.path("type").asText();
        switch (type) {
            case "authorize" -> {
                authorization = "Bearer " + message.path("token").asText();
                reply(message("authorized").put("login", caller().login()));
            }
            case "subscribe" -> subscribe(message);
            default ->
                throw new ApiException(
                        ApiError.BAD_REQUEST,
                        "there is no message of the type '" + type + "', but authorize and subscribe");
        }
    }

    private Caller caller() {
        String token = authorization;
        if (token == null) {
            throw new NotAdmittedException("authorize comes first");
        }
        Caller caller = access.recentCaller(token);
        if (!caller.may(Roles.VIEWER)) {
            throw new NotAdmittedException("your role does not allow to follow jobs");
        }
        return caller;
    }

    private void subscribe(JsonNode message) {
        Tenants tenants = new Tenants(platform, caller());
        String wantedJob = text(message, "job");
        String wantedPublisher = text(message, "publisher");
        if (wantedPublisher != null) {
            tenants.requirePublisher(wantedPublisher);
        }
        JsonNode after = message.path("after");
        if (!after.isMissingNode() && !after.isNull() && (!after.canConvertToLong() || after.asLong() < 0)) {
            throw new ApiException(ApiError.BAD_REQUEST, "after is no number of an event: " + after);
        }
        long from = after.isIntegralNumber() ? after.asLong() : hub.begin();
        Job known = wantedJob == null ? null : tenants.job(wantedJob).job(); // after the number: nothing falls between
        page.clear();
        subscribed = true;
        at = from;
        job = known == null ? null : known.id();
        publisher = wantedPublisher;
        reply(message("subscribed").put("after", at));
        if (known != null) {
            HowFar.Estimate estimate = hub.estimate(known);
            ObjectNode now = message("job")
                    .put("jobId", known.id())
                    .put("publisher", known.publisher())
                    .put("fileName", known.fileName())
                    .put("state", known.state().name());
            reply(now.put("percent", estimate.percent()).put("etaSeconds", estimate.etaSeconds()));
        }
    }

    private static @Nullable String text(JsonNode message, String name) {
        JsonNode value = message.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new ApiException(ApiError.BAD_REQUEST, name + " is no text: " + value);
        }
        return value.asText();
    }

    private static ObjectNode message(String type) {
        return Api.MAPPER.createObjectNode().put("type", type);
    }

    private void reply(JsonNode message) {
        if (replies.size() >= MOST_REPLIES) {
            close(TOO_SLOW, "too many answers wait to be taken");
            return;
        }
        replies.addLast(message.toString());
    }

    @Override
    public synchronized void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            long now = System.nanoTime();
            if (sending && now - sentAt > patience) {
                close(TOO_SLOW, "you take messages too slowly; come back with after " + at);
            } else if (authorization == null && now - openedAt > TIME_FOR_TOKEN) {
                close(NOT_ADMITTED, "no token came");
            }
            while (!over && !sending) {
                String next = next(System.nanoTime());
                if (next.isEmpty()) {
                    return;
                }
                sending = true;
                sentAt = System.nanoTime();
                session.getAsyncRemote().sendText(next, this::sent);
            }
        } catch (NotAdmittedException e) {
            close(NOT_ADMITTED, String.valueOf(e.getMessage()));
        } catch (StoreUnavailableException | ApiException e) {
            LOG.debug("It is not known just now what somebody may see; he waits", e);
        } catch (RuntimeException e) {
            LOG.debug("Somebody does not follow any more", e);
            close(CloseReason.CloseCodes.GOING_AWAY.getCode(), "");
        } finally {
            pumping = false;
        }
    }

    /** Empty if there is nothing to say just now. */
    private String next(long now) {
        if (!replies.isEmpty()) {
            return replies.removeFirst();
        }
        while (subscribed) {
            if (page.isEmpty()) {
                page.addAll(hub.after(at));
            }
            Happening next = page.peekFirst();
            if (next == null) {
                break;
            }
            Caller caller = caller(); // a right that was taken away is gone from here too
            page.removeFirst();
            at = next.id();
            if (next.isOf(job, publisher) && caller.sees(next.publisher())) {
                return "{\"type\":\"event\",\"data\":" + next.json() + "}";
            }
        }
        if (authorization == null || now - sentAt < HEARTBEAT) {
            return "";
        }
        caller();
        ObjectNode beat = message("heartbeat");
        return (subscribed ? beat.put("after", at) : beat).toString();
    }

    private synchronized void sent(SendResult result) {
        sending = false;
        if (!result.isOK()) {
            LOG.debug("Somebody does not follow any more", result.getException());
            close(CloseReason.CloseCodes.GOING_AWAY.getCode(), "");
        } else {
            pump();
        }
    }

    @Override
    public void leave() {
        close(CloseReason.CloseCodes.GOING_AWAY.getCode(), "the platform stops");
    }

    /** The connection is over. */
    synchronized void gone() {
        over = true;
        hub.remove(this);
    }

    private synchronized void close(int code, String reason) {
        if (over) {
            return;
        }
        gone();
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), cut(reason)));
        } catch (IOException | RuntimeException e) {
            LOG.debug("The connection had ended already", e);
        }
    }

    private static String cut(String reason) {
        String cut = reason;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut;
    }
}
