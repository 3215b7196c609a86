package recto.cache;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestClock;
import recto.TestPostgres;
import recto.change.SiteChanges;
import recto.imports.TestBlog;
import recto.web.Arrivals;
import recto.web.RenderCount;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class PageCacheTest {

    @Inject
    TestBlog blog;
    @Inject
    DataSource database;
    @Inject
    SiteChanges siteChanges;
    @Inject
    PageCache cache;
    @Inject
    Arrivals arrivals;
    @Inject
    TestClock clock;
    @TestHTTPResource("/")
    URI home;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void oneArticle() {
        blog.empty().article("a.md", "Alpha", "", "The text of Alpha, again and again. ".repeat(40)).importAll();
    }

    @Test
    void everyCodingIsTheSamePageAndHasAnETagOfItsOwn() throws Exception {
        for (int i = 0; i < 2; i++) { // the first answer and the hit
            HttpResponse<byte[]> identity = get("articles/a", "identity");
            HttpResponse<byte[]> gzip = get("articles/a", "gzip");
            HttpResponse<byte[]> brotli = get("articles/a", "gzip, deflate, br, zstd");

            Brotli4jLoader.ensureAvailability();
            assertArrayEquals(identity.body(), read(new GZIPInputStream(new ByteArrayInputStream(gzip.body()))));
            assertArrayEquals(identity.body(), read(new BrotliInputStream(new ByteArrayInputStream(brotli.body()))));
            assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElseThrow());
            assertEquals("br", brotli.headers().firstValue("Content-Encoding").orElseThrow());
            assertTrue(gzip.body().length < identity.body().length / 2);
            assertNotEquals(etag(identity), etag(gzip));
            assertNotEquals(etag(gzip), etag(brotli));
            for (HttpResponse<byte[]> each : List.of(identity, gzip, brotli)) {
                assertEquals(List.of("Accept-Encoding, Accept"), each.headers().allValues("Vary"));
                assertTrue(etag(each).startsWith("\""), "a strong ETag");
            }
        }
    }

    /** It is compressed in less time, so that its bytes are not those of a page that is kept. */
    @Test
    void aPageThatIsNotKeptHasTheTagOfOtherBytes() throws Exception {
        for (String coding : List.of("gzip", "br")) {
            assertTrue(etag(get("articles/a", coding)).endsWith("-" + coding + "\""));
            HttpResponse<byte[]> missing = get("articles/missing", coding);
            assertEquals(coding, missing.headers().firstValue("Content-Encoding").orElseThrow());
            assertTrue(etag(missing).endsWith("-" + coding + "-once\""), etag(missing));
            assertTrue(missing.body().length < get("articles/missing", "identity").body().length / 2);
        }
    }

    @Test
    void aCodingThatIsRefusedIsNotUsed() throws Exception {
        assertEquals("gzip", get("articles/a", "gzip, br;q=0").headers().firstValue("Content-Encoding").orElseThrow());
        assertTrue(get("articles/a", "gzip;q=0").headers().firstValue("Content-Encoding").isEmpty());
    }

    @Test
    void headHasTheHeadersOfGet() throws Exception {
        for (int i = 0; i < 2; i++) {
            HttpRequest head = HttpRequest.newBuilder(home.resolve("articles/a")).method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<byte[]> headers = client.send(head, BodyHandlers.ofByteArray());
            HttpResponse<byte[]> page = get("articles/a", "identity");

            assertEquals(0, headers.body().length);
            for (String name : List.of("Content-Length", "Content-Type", "ETag", "Last-Modified", "Cache-Control", "Vary")) {
                assertEquals(page.headers().allValues(name), headers.headers().allValues(name), name);
            }
        }
    }

    @Test
    void aPageThatTheClientHasIsNotSentAgain() {
        String etag = when().get("/articles/a").header("ETag");
        String modified = when().get("/articles/a").header("Last-Modified");

        given().header("If-None-Match", etag).get("/articles/a").then().statusCode(304).header("ETag", etag)
                .header("Vary", "Accept-Encoding, Accept")
                .body(equalTo(""));
        given().header("If-None-Match", "\"other\", W/" + etag).get("/articles/a").then().statusCode(304);
        given().header("If-None-Match", "*").get("/articles/a").then().statusCode(304);
        given().header("If-Modified-Since", modified).get("/articles/a").then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get("/articles/a").then().statusCode(200);
        given().header("If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT").get("/articles/a").then().statusCode(200);
        given().header("If-Modified-Since", "yesterday").get("/articles/a").then().statusCode(200);
        // RFC 9110, section 13.1.3: with an If-None-Match the date is not looked at
        given().header("If-None-Match", "\"other\"").header("If-Modified-Since", modified).get("/articles/a").then().statusCode(200);
    }

    @Test
    void anUnknownParameterIsNotAnotherPage() throws Exception {
        when().get("/articles/a").then().body(containsString("Alpha"));
        long bytes = cache.bytes();
        behindItsBack("update article set title = 'Changed'");

        when().get("/articles/a?utm_source=x").then().body(containsString("Alpha")).body(not(containsString("Changed")));
        when().get("/articles/a?x=1").then().body(containsString("Alpha"));
        assertEquals(bytes, cache.bytes());
    }

    @Test
    void anAddressThatLeadsNowhereIsNotKept() {
        long bytes = cache.bytes();
        for (int i = 0; i < 20; i++) {
            when().get("/articles/no-" + i).then().statusCode(404);
        }
        assertEquals(bytes, cache.bytes());
    }

    @Test
    void anImportDropsTheChangedArticleAndTheListsAndLeavesOtherArticles() throws Exception {
        // The page of an article shows the one before and the one after it: between these two there are five
        for (int day = 2; day <= 6; day++) {
            blog.article("between-%d.md".formatted(day), "Between " + day, "publish_date: 2026-05-0" + day, "Text.");
        }
        blog.article("b.md", "Beta", "publish_date: 2026-05-07", "Text.").importAll();
        when().get("/articles/a");
        when().get("/articles/b");
        when().get("/");
        behindItsBack("update article set subtitle = 'seen again'");

        blog.article("b.md", "Beta", "publish_date: 2026-05-07", "Another text.").importAll();

        when().get("/articles/a").then().body(not(containsString("seen again")));
        when().get("/articles/b").then().body(containsString("Another text."));
        when().get("/").then().body(containsString("seen again"));
    }

    @Test
    void manyRequestsForAMissingPageRenderItOnce() throws Exception {
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            try (Statement statement = lock.createStatement()) {
                statement.execute("lock table redirect in access exclusive mode");
                RenderCount.RENDERS.clear();
                int before = arrivals.count();
                List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    answers.add(client.sendAsync(HttpRequest.newBuilder(home.resolve("articles/a")).build(), BodyHandlers.ofByteArray()));
                }
                arrivals.await(before + 30);
                blog.awaitBlocked(1);
                lock.rollback();
                for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                    assertEquals(200, answer.get().statusCode());
                }
                assertEquals(1, RenderCount.RENDERS.get("/articles/a"));
            }
        }
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() throws Exception {
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            try (Statement statement = lock.createStatement()) {
                // A list reads the articles first and their authors after that
                statement.execute("lock table author in access exclusive mode");
                CompletableFuture<HttpResponse<String>> early = client.sendAsync(HttpRequest.newBuilder(home).build(),
                        BodyHandlers.ofString());
                blog.awaitBlocked(1);
                behindItsBack(
                        "update article set title = 'Omega'; insert into site_change (changed_at, kind, article_id) select now(), 'ARTICLE', id from article");
                siteChanges.read();
                lock.rollback();
                assertTrue(early.get().body().contains("Alpha"));
            }
        }
        when().get("/").then().body(containsString("Omega"));
    }

    @Test
    void aPageDoesNotOutliveTheNextPublication() throws Exception {
        Instant soon = sixSecondsAhead();
        blog.article("soon.md", "Just published", "publish_date: " + soon, "Text.").importAll();

        when().get("/").then().body(not(containsString("Just published")));
        String cacheControl = when().get("/rss.xml").header("Cache-Control");
        assertEquals("public, max-age=6, stale-if-error=86400", cacheControl);

        clock.set(soon);
        when().get("/").then().body(containsString("Just published"));
        when().get("/rss.xml").then().body(containsString("Just published"));
        when().get("/articles/soon").then().statusCode(200);
    }

    @Test
    void aPageDoesNotOutliveItsArticle() throws Exception {
        Instant soon = sixSecondsAhead();
        blog.article("brief.md", "Brief", "expiry_date: " + soon, "Text.").importAll();

        when().get("/articles/brief").then().statusCode(200);
        when().get("/").then().body(containsString("Brief"));

        clock.set(soon);
        when().get("/articles/brief").then().statusCode(410);
        when().get("/").then().body(not(containsString("Brief")));
    }

    @Test
    void theStylesheetMayBeKeptForAYear() {
        String page = when().get("/").asString();
        String stylesheet = page.replaceAll("(?s).*href=\"(/assets/recto\\.[0-9a-f]+\\.css)\".*", "$1");

        when().get(stylesheet).then().statusCode(200).header("Content-Type", equalTo("text/css;charset=UTF-8"))
                .header("Cache-Control", containsString("max-age=31536000, immutable"));
        // the page of an earlier version that somebody still has open
        when().get("/assets/recto.0123456789ab.css").then().statusCode(200).header("Cache-Control", not(containsString("immutable")));
    }

    @Test
    void aPublicPageSetsNoCookie() {
        when().get("/").then().header("Set-Cookie", equalTo(null));
        when().get("/rss.xml").then().header("Set-Cookie", equalTo(null));
    }

    /** Stops the clock six seconds before the moment that it returns. */
    private Instant sixSecondsAhead() {
        // Never back: what is later than a pass, the pass takes for its own
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        clock.set(now);
        return now.plusSeconds(6);
    }

    /** Changes what the database says without telling anyone: a page that shows it was rendered anew. */
    private void behindItsBack(String sql) throws Exception {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private HttpResponse<byte[]> get(String path, String acceptEncoding) throws Exception {
        return client.send(HttpRequest.newBuilder(home.resolve(path)).header("Accept-Encoding", acceptEncoding).build(),
                BodyHandlers.ofByteArray());
    }

    private static String etag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static byte[] read(InputStream in) throws Exception {
        try (in) {
            return in.readAllBytes();
        }
    }
}
