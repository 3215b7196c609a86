package recto.feed;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.decoder.Decoder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;

/** How feeds are sent, and what it costs to ask for them again and again. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FeedHttpTest {

    static final List<String> FEEDS = FeedsTest.FEEDS;

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void aBlog() {
        blog.empty().article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]", "Text. ".repeat(200))
                .article("b.md", "B", "author: Ada Lovelace\ntags: [Engines]", "Text.")
                .article("c.md", "C", "author: Charles Babbage\ntags: [Numbers]", "Text.")
                .importAll();
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void itsTypeIsThatOfItsFormat(String path) {
        String type = path.endsWith("rss.xml") ? "application/rss+xml"
                : path.endsWith("atom.xml") ? "application/atom+xml" : "application/feed+json";
        when().get(path).then().header("Content-Type", equalToIgnoringCase(type + ";charset=UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({"/feed,/rss.xml", "/feed/,/rss.xml", "/rss,/rss.xml", "/index.xml,/rss.xml", "/feed.xml,/rss.xml", "/atom,/atom.xml",
            "/tags/engines/rss.xml/,/tags/engines/rss.xml",
            "/tags/engines/index.xml,/tags/engines/rss.xml", "/tags/engines/feed/,/tags/engines/rss.xml",
            "/authors/ada-lovelace/feed/atom/,/authors/ada-lovelace/atom.xml"})
    void anAddressOfOldLeadsToTheFeed(String old, String address) {
        given().redirects().follow(false).get(old).then().statusCode(301).header("Location", address);
        when().get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void headSaysWhatGetSays(String path) throws Exception {
        HttpResponse<byte[]> get = send(path, "GET", Map.of());
        HttpResponse<byte[]> head = send(path, "HEAD", Map.of());

        assertEquals(0, head.body().length);
        assertEquals(200, head.statusCode());
        assertEquals(headers(get), headers(head));
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void itComesCompressedToWhoCanReadThat(String path) throws Exception {
        byte[] plain = send(path, "GET", Map.of()).body();
        HttpResponse<byte[]> gzip = send(path, "GET", Map.of("Accept-Encoding", "gzip"));
        HttpResponse<byte[]> br = send(path, "GET", Map.of("Accept-Encoding", "gzip, br"));

        assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElseThrow());
        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
        assertEquals("br", br.headers().firstValue("Content-Encoding").orElseThrow());
        assertArrayEquals(plain, Decoder.decompress(br.body()).getDecompressedData());
        assertEquals("accept-encoding", br.headers().firstValue("Vary").orElseThrow().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void nobodyGetsACookie(String path) {
        when().get(path).then().header("Set-Cookie", nullValue());
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void aCacheMayShowAnOldOneWhileItAsksOrWhenNobodyAnswers(String path) {
        when().get(path).then().header("Cache-Control", equalTo("public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400"));
    }

    @Test
    void noCacheKeepsItPastTheNextPublication() {
        blog.article("soon.md", "Soon", "publish_date: " + Instant.now().plusSeconds(100).truncatedTo(ChronoUnit.SECONDS), "Text.")
                .importAll();

        FEEDS.forEach(path -> {
            String cacheControl = when().get(path).header("Cache-Control");
            Matcher maxAge = Pattern.compile("max-age=(\\d+)").matcher(cacheControl);
            assertTrue(maxAge.find());
            assertThat(path, Integer.parseInt(maxAge.group(1)), allOf(greaterThan(0), lessThan(101)));
            assertThat(cacheControl, not(containsString("stale-while-revalidate")));
        });
    }

    // ---- what changed, and for whom ----

    @ParameterizedTest
    @ValueSource(strings = {"/tags/numbers/", "/authors/charles-babbage/"})
    void aChangeElsewhereLeavesAFeedAsItWas(String feed) {
        Map<String, Response> before = poll(feed);
        blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Engines, More]", "Edited.").importAll();

        poll(feed).forEach((path, after) -> {
            assertEquals(before.get(path).header("ETag"), after.header("ETag"), path);
            assertEquals(before.get(path).header("Last-Modified"), after.header("Last-Modified"), path);
            given().header("If-Modified-Since", before.get(path).header("Last-Modified")).get(path).then().statusCode(304);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tags/engines/", "/authors/ada-lovelace/"})
    void anArticleThatIsRemovedMovesTheFeedsThatItWasIn(String feed) {
        assertMoved(feed, () -> blog.delete("a.md").importAll(new ImportOptions(false, true, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags/engines/", "/authors/ada-lovelace/"})
    void anArticleThatIsTakenElsewhereMovesTheFeedsThatItLeaves(String feed) {
        assertMoved(feed, () -> blog.article("a.md", "A", "author: Charles Babbage\ntags: [Numbers]", "Text. ".repeat(200)).importAll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tags/engines/", "/authors/ada-lovelace/"})
    void anArticleThatIsHiddenAgainMovesTheFeedsThatItWasIn(String feed) {
        assertMoved(feed,
                () -> blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]\ndraft: true", "Text. ".repeat(200)).importAll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tags/engines/", "/authors/ada-lovelace/"})
    void anArticleThatExpiresMovesTheFeedsThatItWasIn(String feed) {
        assertMoved(feed, () -> {
            blog.update("update article set expire_at = now() - interval '1 minute' where title = 'A'");
            blog.tell();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tags/engines/", "/authors/ada-lovelace/"})
    void anotherNameOfAnAuthorMovesTheFeedsThatSayIt(String feed) {
        assertMoved(feed, () -> blog.file("authors/ada-lovelace.md", "---\nname: Ada King\n---\n\nA countess.\n").importAll());
    }

    private void assertMoved(String feed, Runnable change) {
        Map<String, Response> before = poll(feed);
        change.run();
        poll(feed).forEach((path, after) -> {
            assertTrue(date(after).isAfter(date(before.get(path))), path);
            given().header("If-Modified-Since", before.get(path).header("Last-Modified")).get(path).then().statusCode(200);
            given().header("If-None-Match", before.get(path).header("ETag")).get(path).then().statusCode(200);
        });
    }

    /** Each format of the feed, as it was in June. */
    private Map<String, Response> poll(String feed) {
        if (blog.ask("select changed_at from site where changed_at < '2026-07-01'") == null
                && blog.ask("select 1 from article where changed_at < '2026-07-01' limit 1") == null) {
            for (String table : List.of("site", "tag", "author", "article")) {
                blog.update("update %s set changed_at = '2026-06-01 00:00:00Z'".formatted(table));
            }
            blog.tell();
        }
        Map<String, Response> polled = new HashMap<>();
        for (FeedFormat format : FeedFormat.values()) {
            polled.put(feed + format.file, when().get(feed + format.file));
        }
        return polled;
    }

    private static Instant date(Response response) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(response.header("Last-Modified"), Instant::from);
    }

    @Test
    void theTagOfWhatIsThereWinsOverItsDate() {
        Response feed = when().get("/rss.xml");

        given().header("If-None-Match", "\"another\"").header("If-Modified-Since", feed.header("Last-Modified")).get("/rss.xml").then()
                .statusCode(200);
        given().header("If-None-Match", "\"another\", W/" + feed.header("ETag")).get("/rss.xml").then().statusCode(304);
        given().header("If-None-Match", "*").get("/rss.xml").then().statusCode(304);
    }

    // ---- on the wire ----

    @ParameterizedTest
    @FieldSource("FEEDS")
    void twoPollsCostOneFeedAndAFewLines(String path) throws IOException {
        for (String coding : List.of("identity", "gzip", "br")) {
            try (Socket socket = new Socket(home.getHost(), home.getPort())) {
                String first = exchange(socket, path, "Accept-Encoding: " + coding + "\r\n");
                assertThat(first, startsWith("HTTP/1.1 200 OK\r\n"));
                String second = exchange(socket, path,
                        "Accept-Encoding: %s\r\nIf-None-Match: %s\r\nIf-Modified-Since: %s\r\n".formatted(coding, header(first, "etag"),
                                header(first, "last-modified")));
                assertIsShort(second);
                for (String name : List.of("etag", "last-modified", "cache-control", "vary")) {
                    assertEquals(header(first, name), header(second, name));
                }
            }
        }
    }

    @Test
    void theFirstToAskAfterARestartGetsAFewLinesToo() throws IOException {
        String etag = when().get("/rss.xml").header("ETag");
        // The page cache is empty now
        blog.tell();
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            assertIsShort(exchange(socket, "/rss.xml", "Accept-Encoding: gzip\r\nIf-None-Match: " + etag + "\r\n"));
        }
    }

    private static void assertIsShort(String answer) {
        assertThat(answer, startsWith("HTTP/1.1 304 Not Modified\r\n"));
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
        assertThat(answer, answer.length(), lessThan(300));
    }

    /** @return all that was sent, of a body its length alone being read */
    private static String exchange(Socket socket, String path, String headers) throws IOException {
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, headers).getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int read = in.read();
            assertTrue(read >= 0, "closed after " + head);
            head.write(read);
        }
        String answer = head.toString(StandardCharsets.ISO_8859_1);
        if (answer.startsWith("HTTP/1.1 200")) {
            in.readNBytes(Integer.parseInt(header(answer, "content-length")));
        }
        return answer;
    }

    private static String header(String answer, String name) {
        Matcher line = Pattern.compile("(?im)^" + name + ": (.+)$").matcher(answer);
        assertTrue(line.find(), name + " in " + answer);
        return line.group(1);
    }

    // ---- what a page needs and a feed does not ----

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles/a", "/tags", "/tags/engines", "/feeds", "/no/such/page", "/favicon.svg", "/sitemap.xml",
            "/robots.txt", "/feeds.opml"})
    void allElseSaysWhatABrowserMayDoWithIt(String path) {
        // Rendered, and from the page cache
        for (int i = 0; i < 2; i++) {
            Response response = when().get(path);
            response.then().header("Content-Security-Policy", startsWith("default-src 'none';"))
                    .header("Referrer-Policy", "strict-origin-when-cross-origin")
                    .header("X-Content-Type-Options", "nosniff");
            assertEquals(1, response.headers().getValues("Content-Security-Policy").size());
            if (response.header("ETag") != null && response.statusCode() == 200) {
                given().header("If-None-Match", response.header("ETag")).get(path).then().statusCode(304).header("Content-Security-Policy",
                        startsWith("default-src"));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void aFeedIsTakenForNothingElse(String path) {
        when().get(path).then().header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", nullValue());
    }

    private HttpResponse<byte[]> send(String path, String method, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        return headers;
    }
}
