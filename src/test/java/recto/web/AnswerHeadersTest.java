package recto.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.media.TestPictures;
import recto.site.SiteConfig;

/** What every answer tells a browser that it may do, and by which name a proxy finds its request again. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class AnswerHeadersTest {

    @Inject
    TestBlog blog;

    @TestHTTPResource
    URI home;

    @BeforeEach
    void anArticle() {
        blog.empty().file("a.svg", TestPictures.svg()).article("a.md", "Alpha", "heroImage: a.svg\naliases: [/old]", "Text.").importAll();
    }

    @ParameterizedTest
    @CsvSource({"/, 200", "/articles/a, 200", "/no/such/page, 404", "/articles/a;x, 404", "/tags/, 301", "/old, 301", "/search?q=text, 200",
            "/robots.txt, 200", "/articles/%00, 404"})
    void everyPageSaysWhatMayBeDoneWithIt(String path, int status) {
        for (int i = 0; i < 2; i++) {
            assertIsPage(given().redirects().follow(false).urlEncodingEnabled(false).when().get(path).then().statusCode(status));
        }
    }

    @Test
    void soDoesAnAnswerToAMethodThatThereIsNot() {
        assertIsPage(when().post("/articles/a").then().statusCode(405).header("Allow", containsString("GET, HEAD")));
        assertIsPage(when().put("/nowhere").then().statusCode(405));
        assertIsPage(when().options("/").then().statusCode(405));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost x\r\n\r\n", "NONSENSE\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX: LONG\r\n\r\n"})
    void soDoesTheAnswerToWhatIsNoRequest(String request) throws IOException {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.getOutputStream().write(request.replace("LONG", "x".repeat(60_000)).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase();
            assertTrue(answer.startsWith("http/1.1 4"), answer);
            for (String name : List.of("permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy",
                    "content-security-policy", "x-content-type-options", "referrer-policy")) {
                assertTrue(answer.contains("\n" + name + ": "), name + " in " + answer);
            }
        }
    }

    @Test
    void otherSitesMayShowPicturesAndFeedReadersFeeds() {
        String picture = when().get("/articles/a").then().extract().asString().replaceAll("(?s).*?(/media/[^\" ]+).*", "$1");
        for (String path : List.of(picture, "/favicon.svg")) {
            when().get(path).then().statusCode(200).header("Cross-Origin-Resource-Policy", equalTo("cross-origin"))
                    .header("Cross-Origin-Opener-Policy", nullValue());
        }
        when().get("/rss.xml").then().statusCode(200).header("Cross-Origin-Resource-Policy", nullValue());
    }

    @Test
    void aHostThatIsNotOursIsNeverRepeated() {
        for (String path : List.of("/", "/old", "/tags/", "/articles/a", "/rss.xml", "/sitemap.xml", "/no/such/page", "/robots.txt")) {
            given().redirects().follow(false).header("Host", "evil.example").header("X-Forwarded-Host", "evil.example")
                    .header("X-Forwarded-Proto", "ftp").header("Forwarded", "host=evil.example;proto=ftp").when().get(path).then()
                    .body(not(containsString("evil.example"))).header("Location", not(containsString("evil.example")))
                    .header("Link", not(containsString("evil.example")));
        }
    }

    @Test
    void theNameOfARequestComesBack() {
        for (String path : List.of("/articles/a", "/articles/a", "/no/such/page", "/tags/", "/rss.xml")) {
            given().redirects().follow(false).header("X-Request-Id", "proxy-1/7f:A_b.c").when().get(path).then().header("X-Request-Id",
                    equalTo("proxy-1/7f:A_b.c"));
        }
        given().header("X-Request-Id", "7").when().post("/").then().statusCode(405).header("X-Request-Id", equalTo("7"));
        when().get("/articles/a").then().header("X-Request-Id", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "\"", "é", "a,b", "", "a;b"})
    void aNameThatWouldConfuseALogDoesNot(String name) {
        assertFalse(RequestId.isSane(name));
        assertFalse(RequestId.isSane("x".repeat(129)));
        given().header("X-Request-Id", name).when().get("/articles/a").then().statusCode(200).header("X-Request-Id", nullValue());
    }

    @Test
    void aRequestThatFailedHasANameInAnyCase() {
        when().get("/media/test-fails").then().statusCode(500).header("X-Request-Id", matchesPattern("[0-9a-f]{16}"));
    }

    @Test
    void aSiteWithHttpsTakesNothingInTheClear() {
        MultiMap plain = pages("http://blog.example.org", "0s");
        assertTrue(plain.get("Content-Security-Policy").contains("img-src 'self' https: http:"));
        assertNull(plain.get("Strict-Transport-Security"));

        MultiMap safe = pages("https://blog.example.org", "365d");
        assertTrue(safe.get("Content-Security-Policy").contains("img-src 'self' https:; media-src 'self' https:; "));
        assertEquals("max-age=31536000", safe.get("Strict-Transport-Security"));
    }

    private static MultiMap pages(String url, String hsts) {
        var config = new SmallRyeConfigBuilder().addDefaultInterceptors().withConverter(java.time.Duration.class, 200,
                new io.quarkus.runtime.configuration.DurationConverter()).withMapping(SiteConfig.class).withMapping(SecurityConfig.class)
                .withDefaultValue("recto.site.url", url).withDefaultValue("recto.security.hsts", hsts).build();
        MultiMap headers = HeadersMultiMap.httpHeaders();
        new SecurityHeaders(config.getConfigMapping(SiteConfig.class), config.getConfigMapping(SecurityConfig.class)).ofPages()
                .forEach(header -> headers.add(header.getKey(), header.getValue()));
        return headers;
    }

    private static void assertIsPage(ValidatableResponse answer) {
        answer.header("Permissions-Policy", containsString("camera=()")).header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Resource-Policy", equalTo("same-origin")).header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("strict-origin-when-cross-origin"))
                .header("Content-Security-Policy", containsString("default-src 'none'")).header("Strict-Transport-Security", nullValue());
        for (String name : List.of("Permissions-Policy", "Content-Security-Policy", "X-Content-Type-Options")) {
            assertEquals(1, answer.extract().headers().getValues(name).size(), name);
        }
    }
}
