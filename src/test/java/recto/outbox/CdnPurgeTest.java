package recto.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** What a cache in front is told, over HTTP, as it hears it. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class CdnPurgeTest {

    @Inject
    TestBlog blog;
    @Inject
    Instance<DataSource> database;
    @Inject
    SiteConfig site;
    @Inject
    Clock clock;
    @Inject
    NotificationClient client;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private HttpServer cache;
    private CdnPurge purge;

    @BeforeEach
    void aCacheThatKnowsTheBlog() throws Exception {
        cache = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        cache.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Surrogate-Key"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        cache.start();
        String address = "http://localhost:" + cache.getAddress().getPort();
        purge = new CdnPurge(() -> Optional.of(address), client);
        blog.empty().article("a.md", "A").article("b.md", "B").importAll();
        blog.update("truncate outbox, outbox_recipient");
        later(5).look();
        assertTrue(heard.isEmpty(), "what was there before is no news");
    }

    @AfterEach
    void stop() {
        cache.stop(0);
        blog.update("truncate outbox, outbox_recipient");
    }

    private Outbox later(int seconds) {
        return new Outbox(purge, database, site, Clock.offset(clock, Duration.ofSeconds(seconds)));
    }

    private Set<String> keys() {
        String message = String.valueOf(heard.poll());
        assertTrue(message.startsWith("PURGE "), message);
        return new TreeSet<>(Arrays.asList(message.substring(6).split(" ")));
    }

    private String key(String slug) {
        return "a" + blog.ask("select id from article where slug = '" + slug + "'");
    }

    @Test
    void aChangedArticleIsPurgedWithItsNeighboursAndTheLists() throws Exception {
        blog.article("a.md", "A", "", "Edited.").importAll();
        later(0).look();
        assertTrue(heard.isEmpty(), "a node may still have the old page");
        later(5).look();
        assertEquals(new TreeSet<>(Set.of("lists", key("a"), key("b"))), keys());
        later(10).look();
        assertTrue(heard.isEmpty(), "once is enough");
    }

    @Test
    void aPageThatEveryMenuShowsPurgesEverything() throws Exception {
        blog.file("pages/about.md", "---\ntitle: About\n---\n\nText.\n").importAll();
        later(5).look();
        assertEquals(Set.of("all"), keys());
    }

    @Test
    void aCacheThatIsAwayIsToldLater() throws Exception {
        blog.article("a.md", "A", "", "Edited again.").importAll();
        status = 503;
        later(5).look();
        assertEquals(1, heard.size());
        heard.clear();
        status = 200;
        later(70).look();
        assertTrue(keys().contains(key("a")));
    }
}
