package io.bindery.enrichers.description;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;

/** A server that speaks OpenAI's API of chat completions over HTTP, and fails as it is told. */
final class ChatServer implements AutoCloseable {

    /** How one request is answered. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(8);
    private final Deque<Answer> next = new ArrayDeque<>();
    private final Answer always;
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();

    /** @param always the answer when no other is waiting */
    ChatServer(Answer always) throws IOException {
        this.always = always;
        threads.prestartAllCoreThreads();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    synchronized ChatServer then(Answer answer) {
        next.add(answer);
        return this;
    }

    private synchronized Answer nextAnswer() {
        return next.isEmpty() ? always : next.poll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            nextAnswer().to(exchange);
        }
    }

    /** Streams pieces of text as the API does, with its last event and its end. */
    static Answer streaming(String... pieces) {
        return exchange -> {
            StringBuilder events = new StringBuilder(": keep-alive\n\n");
            for (String piece : pieces) {
                events.append(event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece
                        + "\"},\"finish_reason\":null}]}"));
            }
            events.append(event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"));
            events.append(event("{\"choices\":[],\"usage\":{\"total_tokens\":9}}"))
                    .append(event("[DONE]"));
            events(events.toString()).to(exchange);
        };
    }

    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    /** Streams these bytes and ends. */
    static Answer events(String text) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
                    out.write(one); // in the smallest pieces, as a network may
                }
            }
        };
    }

    /** Streams the beginning, and then says nothing for a long time. */
    static Answer stalling(String text) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            pause();
        };
    }

    /** Says nothing at all for a long time. */
    static Answer silent() {
        return exchange -> pause();
    }

    private static void pause() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is closed
        }
    }

    /** Answers with a status and a text. */
    static Answer status(int status, String text, String... header) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (header.length == 2) {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
