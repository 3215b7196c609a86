package recto.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A WebSub hub and a search engine that speaks IndexNow, which remember what they are told. */
public class HubServer implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "0123456789abcdef";

    private HttpServer server;
    private final List<String> topics = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private int failures;
    private volatile CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch released = new CountDownLatch(0);

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hub", exchange -> answer(exchange, topics));
        server.createContext("/indexnow", exchange -> answer(exchange, messages));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return Map.of("recto.websub.hub", address("/hub"), "recto.indexnow.key", KEY, "recto.indexnow.endpoint", address("/indexnow"));
    }

    String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange, List<String> told) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int status;
        synchronized (this) {
            status = failures > 0 ? 500 : 202;
            failures = Math.max(0, failures - 1);
            if (status == 202) {
                told.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** The next ones to come get a 500. */
    synchronized void fail(int requests) {
        failures = requests;
    }

    /** From now on all wait for their answer until {@link #release}. */
    void hold() {
        asked = new CountDownLatch(1);
        released = new CountDownLatch(1);
    }

    /** Returns when somebody waits for an answer. */
    void awaitAsked() throws InterruptedException {
        assertTrue(asked.await(30, TimeUnit.SECONDS), "nobody asks");
    }

    void release() {
        released.countDown();
    }

    synchronized void forget() {
        topics.clear();
        messages.clear();
        failures = 0;
    }

    /** The addresses of the feeds that the hub was told of. */
    synchronized List<String> topics() {
        String start = "POST application/x-www-form-urlencoded hub.mode=publish&hub.url=";
        return topics.stream().map(topic -> {
            if (!topic.startsWith(start)) {
                throw new AssertionError(topic);
            }
            return URLDecoder.decode(topic.substring(start.length()), StandardCharsets.UTF_8);
        }).toList();
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(HubServer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
