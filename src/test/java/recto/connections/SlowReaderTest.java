package recto.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Whoever asks and does not read takes little memory, and nobody else has to wait. The long attack is in bench/faults. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SlowReaderTest {

    private static final int CONNECTIONS = 10;
    private static final int REQUESTS = 2000;
    /** In bytes; what the answers would take if each had its own is forty times as much. */
    private static final long FEW = 16 << 20;

    @TestHTTPResource("/")
    URI home;
    @Inject
    TestBlog blog;

    private final List<RawHttp> readers = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (RawHttp reader : readers) {
            reader.close();
        }
    }

    @Test
    void answersThatNobodyReadsTakeNoMemoryEach() throws Exception {
        blog.empty().article("long.md", "Long", "", "word ".repeat(8_000)).importAll();
        get("/rss.xml");
        get("/rss.xml");
        long before = PlatformDependent.usedDirectMemory();

        pipeline("/rss.xml");

        assertEquals(200, get("/rss.xml").status());
        assertEquals(200, get("/").status());
        assertEquals(200, get("/search?q=long").status());
        assertTrue(PlatformDependent.usedDirectMemory() - before < FEW,
                () -> PlatformDependent.usedDirectMemory() - before + " bytes more");
    }

    @Test
    void pagesThatAreNotKeptAreMadeOnlyForThoseWhoRead() throws Exception {
        blog.empty().article("a.md", "Alpha").importAll();
        long before = PlatformDependent.usedDirectMemory();

        pipeline("/search?q=alpha");

        assertEquals(200, get("/search?q=alpha").status());
        assertTrue(PlatformDependent.usedDirectMemory() - before < FEW,
                () -> PlatformDependent.usedDirectMemory() - before + " bytes more");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        blog.empty().article("a.md", "Alpha").article("b.md", "Beta").importAll();
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            requests.append(request(i % 3 == 0 ? "/articles/a" : i % 3 == 1 ? "/articles/b" : "/search?q=alpha"));
        }
        try (RawHttp reader = new RawHttp(home.getPort())) {
            Thread writer = new Thread(() -> {
                try {
                    reader.send(requests.toString());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            for (int i = 0; i < 300; i++) {
                RawHttp.Answer answer = reader.answer();
                assertEquals(200, answer.status());
                String title = i % 3 == 0 ? "<title>Alpha" : i % 3 == 1 ? "<title>Beta" : "<title>alpha";
                assertTrue(answer.body().toLowerCase(Locale.ROOT).contains(title.toLowerCase(Locale.ROOT)), () -> answer.body());
            }
        }
    }

    @Test
    void aConnectionThatAsksForItEndsWithItsAnswer() throws Exception {
        try (RawHttp reader = new RawHttp(home.getPort())) {
            reader.send("GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n" + request("/"));
            assertEquals(200, reader.answer().status());
            assertNull(reader.answer());
        }
    }

    private void pipeline(String path) throws IOException, InterruptedException {
        String requests = request(path).repeat(REQUESTS);
        for (int i = 0; i < CONNECTIONS; i++) {
            RawHttp reader = new RawHttp(home.getPort());
            readers.add(reader);
            Thread writer = new Thread(() -> {
                try {
                    reader.send(requests);
                } catch (IOException closed) {
                    // The test is over
                }
            });
            writer.setDaemon(true);
            writer.start();
        }
        Thread.sleep(2000);
    }

    private RawHttp.Answer get(String path) throws IOException {
        return RawHttp.ask(home.getPort(), request(path));
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\nHost: localhost\n\n";
    }
}
