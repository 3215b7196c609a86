package recto.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.connections.RawHttp.Answer;
import recto.imports.TestBlog;
import recto.media.TestPictures;

/** What RFC 9110 and RFC 9112 ask of a server, byte by byte. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class RawHttpTest {

    private static final String HOST = "\nHost: localhost\n";

    @TestHTTPResource("/")
    URI home;
    @Inject
    TestBlog blog;

    @BeforeEach
    void anArticleWithAPicture() {
        blog.empty().file("a.gif", TestPictures.gif()).article("a.md", "Alpha", "heroImage: a.gif", "Text.").importAll();
    }

    // ---- What a request has to be ----

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\nHost: a\n", "Host: a\nHost: b\n", "Host:\n", "Host: a b\n", "Host: http://a/\n", "Host: a/b\n",
            "Host: a:port\n",
            "Host: a, b\n", "Host: [::1\n", "Host: \u0001\n"})
    void aRequestNamesOneHost(String host) throws IOException {
        page(400, ask("GET / HTTP/1.1\n" + host + "Connection: close\n\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "[::1]:8080", "xn--bcher-kva.example", "LOCALHOST."})
    void aHostMayBeANameOrAnAddress(String host) throws IOException {
        assertEquals(200, ask("GET / HTTP/1.1\nHost: " + host + "\n\n").status());
    }

    @Test
    void beforeVersion11AHostWasNotNeeded() throws IOException {
        assertEquals(200, ask("GET / HTTP/1.0\n\n").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "GET / HTTP/1.1\nHost: localhost\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n",
            "GET / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n",
            "GET / HTTP/1.1\nHost: localhost\nContent-Length: 5\nContent-Length: 0\n\nhelloGET /smuggled HTTP/1.1\nHost: localhost\n\n",
            "GET / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked, identity\n\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n",
            "GET / HTTP/1.1\nHost: localhost\nTransfer-Encoding : chunked\n\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n",
            "GET / HTTP/1.0\nConnection: keep-alive\nTransfer-Encoding: chunked\n\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n"})
    void aBodyWhoseEndIsInDoubtEndsTheConnection(String request) throws IOException {
        try (RawHttp connection = new RawHttp(home.getPort())) {
            connection.send(request);
            assertNotNull(connection.answer());
            assertNull(connection.answer());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: x\n", "Content-Length: -1\n", "Content-Length: 5, 6\n", "Broken\n", ": empty\n", "Na me: x\n"})
    void aHeadThatCannotBeReadIsRefused(String header) throws IOException {
        page(400, ask("GET / HTTP/1.1" + HOST + header + "\n"));
    }

    @Test
    void aTargetAndAHeadMayNotBeTooLong() throws IOException {
        page(414, ask("GET /" + "x".repeat(5000) + " HTTP/1.1" + HOST + "\n"));
        page(431, ask("GET / HTTP/1.1" + HOST + "X: " + "x".repeat(30_000) + "\n\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/%4", "/articles/%e", "x", "*", "?", "articles/a"})
    void aTargetThatIsNoneIsRefused(String target) throws IOException {
        page(400, ask("GET " + target + " HTTP/1.1" + HOST + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"/articles/%61, 200", "/%61rticles/a, 200", "/articles/%00, 404", "/articles/%ff, 404", "/articles/%2e%2e/a, 301",
            "/articles/%2e%2e/none, 404",
            "/%2e%2e/etc/passwd, 404",
            "/../../etc/passwd, 404", "/assets/..%2f..%2fapplication.properties, 404", "/assets/%2e%2e/application.properties, 404",
            "/articles%2fa, 200",
            "//articles//a, 301", "//example.org/, 301", "/\\example.org, 400", "/articles/a;x=1, 404", "/tags;x, 404",
            "/articles/a?%zz, 200", "/search?q=%zz, 200",
            "/search?q=%ff, 200", "/search?q=%00, 200", "http://localhost/articles/a, 200", "http://other.example/articles/a, 200"})
    void aTargetIsDecodedOnce(String target, int status) throws IOException {
        Answer answer = ask("GET " + target + " HTTP/1.1" + HOST + "\n");
        assertEquals(status, answer.status());
        String location = answer.header("Location");
        assertTrue(location == null || location.startsWith("/") && !location.startsWith("//"), location);
    }

    @ParameterizedTest
    @CsvSource({"POST, 405", "PUT, 405", "OPTIONS, 405", "DELETE, 405", "PATCH, 405", "TRACE, 405", "BREW, 501", "get, 501"})
    void aMethodThatNoPageHasIsToldWhichThereAre(String method, int status) throws IOException {
        for (String path : List.of("/", "/articles/a", "/search", "/rss.xml", picture(), "/no/such/page")) {
            Answer answer = ask(method + " " + path + " HTTP/1.1" + HOST + "Content-Length: 0\n\n");
            assertEquals("GET, HEAD", answer.header("Allow"), path);
            page(status, answer);
        }
    }

    @Test
    void theServerAsAWholeHasNoOtherMethods() throws IOException {
        Answer answer = ask("OPTIONS * HTTP/1.1" + HOST + "\n");
        assertEquals("GET, HEAD", answer.header("Allow"));
        page(405, answer);
    }

    @Test
    void aBodyIsReadToItsEnd() throws IOException {
        try (RawHttp connection = new RawHttp(home.getPort())) {
            connection.send("GET / HTTP/1.1" + HOST + "Transfer-Encoding: chunked\n\n3\nabc\n0\n\n");
            connection.send("GET /tags HTTP/1.1" + HOST + "Content-Length: 3\n\nabc");
            connection.send("GET /articles/a HTTP/1.1" + HOST + "\n");
            assertEquals(200, connection.answer().status());
            assertEquals(200, connection.answer().status());
            assertTrue(connection.answer().body().contains("Alpha"));
        }
    }

    @Test
    void whoWaitsToSendABodyIsAnsweredWithoutIt() throws IOException {
        try (RawHttp connection = new RawHttp(home.getPort())) {
            connection.send("GET / HTTP/1.1" + HOST + "Expect: 100-continue\nContent-Length: 3\n\n");
            Answer answer = connection.answer();
            assertEquals(200, answer.status());
            assertEquals("close", answer.header("Connection"));
        }
        page(417, ask("GET / HTTP/1.1" + HOST + "Expect: miracles\n\n"));
    }

    // ---- What an answer has to be ----

    @Test
    void headHasTheHeadOfGet() throws IOException {
        String drawing = drawing();
        for (String path : List.of("/", "/articles/a", "/articles/", "//articles/a", "/feed", "/no/such/page", "/search?q=alpha",
                "/rss.xml", "/favicon.svg",
                "/robots.txt", "/sitemap.xml", picture(), drawing, "/%zz", "/media/x", "/assets/x")) {
            for (String header : List.of("", "Accept-Encoding: gzip\n", "Accept-Encoding: br\n", "If-None-Match: *\n", "Host: two\n")) {
                String rest = " " + path + " HTTP/1.1" + HOST + header + "\n";
                Answer get = ask("GET" + rest);
                Answer head = ask("HEAD" + rest);
                assertEquals(get.status(), head.status(), path);
                for (String name : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control", "Location", "Content-Encoding",
                        "Vary")) {
                    assertEquals(get.headers(name), head.headers(name), () -> name + " of " + path + " with " + header);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "br | br", "gzip, br | br", "br;Q=0, gzip | gzip", "br;q=0 | ''", "br ; q=0.000 | ''", "br;\tq=0. | ''", "BR;q=0.001 | br",
            "gzip;q=1.0, br;q=0.5 | gzip",
            "gzip;q=0.5, br;q=0.5 | br", "identity;q=1, gzip;q=0.5 | ''", "*;q=0 | ''", "* | gzip", "*;q=0, br | br", "gzip;q=0, * | ''",
            "x-gzip | gzip",
            "gzip;q=x | ''", "gzip;q=1.5 | ''", "deflate, zstd | ''", "'' | ''", ",, gzip ,, | gzip", "brotli | ''", "gzip;q=0.0001 | ''"})
    void theCodingIsOneThatTheClientTakes(String accepted, String coding) throws IOException {
        for (String path : List.of("/", "/search?q=alpha")) {
            Answer answer = ask("GET " + path + " HTTP/1.1" + HOST + "Connection: close\nAccept-Encoding: " + accepted + "\n\n");
            assertEquals(coding.isEmpty() ? null : coding, answer.header("Content-Encoding"), path);
        }
        Answer several = ask("GET / HTTP/1.1" + HOST + "Accept-Encoding: deflate\nAccept-Encoding: br\n\n");
        assertEquals("br", several.header("Content-Encoding"));
    }

    @Test
    void ifNoneMatchComparesTagsAndNotText() throws IOException {
        for (String path : List.of("/", "/rss.xml", "/search?q=alpha", picture(), "/favicon.svg")) {
            String tag = ask("GET " + path + " HTTP/1.1" + HOST + "\n").header("ETag");
            for (String same : List.of(tag, "W/" + tag, "*", "\"x\", " + tag, "\"a,b\"," + tag, tag + " , \"x\"", ", " + tag,
                    "W/\"x\",\tW/" + tag, "\"\", " + tag)) {
                Answer answer = ask("GET " + path + " HTTP/1.1" + HOST + "If-None-Match: " + same + "\n\n");
                assertEquals(304, answer.status(), () -> same + " of " + path);
            }
            String bare = tag.substring(1, tag.length() - 1);
            for (String other : List.of("\"x" + bare + "\"", "\"" + bare + "x\"", bare, "w/" + tag, "\"x, " + bare + "\"", "\"x\" " + tag,
                    "W/" + bare,
                    "\"*\"", "\"a" + tag + "b\"")) {
                Answer answer = ask("GET " + path + " HTTP/1.1" + HOST + "If-None-Match: " + other + "\n\n");
                assertEquals(200, answer.status(), () -> other + " of " + path);
            }
            Answer two = ask("GET " + path + " HTTP/1.1" + HOST + "If-None-Match: \"x\"\nIf-None-Match: " + tag + "\n\n");
            assertEquals(304, two.status(), path);
        }
    }

    @Test
    void ifModifiedSinceIsADate() throws IOException {
        String modified = ask("GET / HTTP/1.1" + HOST + "\n").header("Last-Modified");
        for (String since : List.of(modified, "Sunday, 06-Nov-44 08:49:37 GMT", "Sun Nov  6 08:49:37 2044")) {
            assertEquals(304, ask("GET / HTTP/1.1" + HOST + "If-Modified-Since: " + since + "\n\n").status(), since);
        }
        for (String since : List.of("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "soon",
                "2099-01-01", "")) {
            assertEquals(200, ask("GET / HTTP/1.1" + HOST + "If-Modified-Since: " + since + "\n\n").status(), since);
        }
        Answer both = ask("GET / HTTP/1.1" + HOST + "If-None-Match: \"x\"\nIf-Modified-Since: " + modified + "\n\n");
        assertEquals(200, both.status());
        Answer twice = ask("GET / HTTP/1.1" + HOST + "If-Modified-Since: " + modified + "\nIf-Modified-Since: " + modified + "\n\n");
        assertEquals(200, twice.status());
    }

    @Test
    void sharedCachesForgetSoonWhatIsNotThere() throws IOException {
        assertEquals("public, max-age=0, s-maxage=10", ask("GET /no/such/page HTTP/1.1" + HOST + "\n").header("Cache-Control"));
        assertEquals("no-store", ask("POST / HTTP/1.1" + HOST + "Content-Length: 0\n\n").header("Cache-Control"));
    }

    private Answer ask(String request) throws IOException {
        return RawHttp.ask(home.getPort(), request);
    }

    private String picture() throws IOException {
        return Jsoup.parse(ask("GET /articles/a HTTP/1.1" + HOST + "\n").body()).selectFirst(".hero img").attr("src");
    }

    private String drawing() {
        blog.file("d.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>".getBytes())
                .article("d.md", "Drawing", "heroImage: d.svg", "Text.").importAll();
        try {
            return Jsoup.parse(ask("GET /articles/d HTTP/1.1" + HOST + "\n").body()).selectFirst(".hero img").attr("src");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page in the site's look, with the headers that every page has. */
    private static void page(int status, Answer answer) {
        assertEquals(status, answer.status());
        assertTrue(answer.body().contains("class=\"masthead\""), answer::body);
        assertFalse(answer.body().contains("Error id"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("strict-origin-when-cross-origin", answer.header("Referrer-Policy"));
        assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"));
        assertEquals("no-store", answer.header("Cache-Control"));
    }
}
