package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** Jobs are followed over WebSocket in the assembled product, also over its end. */
@Category(NeedsEngine.class)
public class ProgressIT {

    private static final Pattern ID = Pattern.compile("\"data\":\\{\"id\":(\\d+)");

    private Product product;

    @Before
    public void start() throws Exception {
        product = Product.unpacked("ProgressIT");
        product.start();
    }

    @After
    public void stop() throws Exception {
        product.killIfRunning();
    }

    @Test
    public void a_book_is_followed_to_its_end_and_after_a_crash_nothing_is_missed_or_told_twice() throws Exception {
        RestApi api = new RestApi(product.httpPort(), product.home());
        Follower first = new Follower("{\"type\":\"subscribe\",\"publisher\":\"acme\"}");
        api.submit("one", Books.epub("urn:isbn:9780306406157", "One", "Text."));
        Eventually.holds("the first has ended", () -> first.says("SUCCEEDED"));
        assertTrue(first.messages.toString(), first.says("\"percent\":100"));
        List<Long> ids = first.ids();
        long seen = ids.get(1);

        product.kill();
        product.start();
        Eventually.holds("it is ready again", api::ready);
        Follower again = new Follower("{\"type\":\"subscribe\",\"publisher\":\"acme\",\"after\":" + seen + "}");
        api.submit("two", Books.epub("urn:isbn:9780306406164", "Two", "Text."));
        Eventually.holds("both have ended", () -> again.count("\"state\":\"SUCCEEDED\"") >= 2);

        List<Long> later = again.ids();
        assertEquals("nothing is missed", ids.subList(2, ids.size()), later.subList(0, ids.size() - 2));
        assertEquals("nothing comes twice", later.stream().distinct().sorted().toList(), later);
    }

    @Test
    public void whoever_comes_without_websocket_or_token_gets_nothing() throws Exception {
        RestApi api = new RestApi(product.httpPort(), product.home());
        assertEquals(426, api.get("/api/v1/progress").status());
        Follower stranger = new Follower("guess", "{\"type\":\"subscribe\"}");
        Eventually.holds("he is shown out", () -> stranger.closed == 4401);
        assertEquals(List.of(), stranger.messages);
    }

    /** A connection, and what has come through it. */
    private final class Follower implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private volatile int closed;

        Follower(String subscription) throws Exception {
            this(Files.readString(product.home().resolve("secrets/api-token")).strip(), subscription);
            Eventually.holds("the subscription stands", () -> says("\"subscribed\""));
        }

        Follower(String token, String subscription) throws Exception {
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + product.httpPort() + "/api/v1/progress"), this)
                    .get(30, TimeUnit.SECONDS);
            socket.sendText("{\"type\":\"authorize\",\"token\":\"" + token + "\"}", true)
                    .thenCompose(it -> it.sendText(subscription, true))
                    .get(30, TimeUnit.SECONDS);
        }

        boolean says(String text) {
            return count(text) > 0;
        }

        long count(String text) {
            return messages.stream().filter(it -> it.contains(text)).count();
        }

        List<Long> ids() {
            return messages.stream()
                    .map(ID::matcher)
                    .filter(Matcher::find)
                    .map(it -> Long.parseLong(it.group(1)))
                    .toList();
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed = code;
            return null;
        }
    }
}
