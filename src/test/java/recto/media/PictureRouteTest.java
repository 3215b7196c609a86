package recto.media;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.cache.PageCache;
import recto.imports.TestBlog;
import recto.svg.SvgFile;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class PictureRouteTest {

    @Inject
    TestBlog blog;
    @Inject
    PageCache pages;
    @TestHTTPResource("/")
    URI home;

    private byte[] gif;
    private String address;

    @BeforeEach
    void aPicture() {
        gif = TestPictures.gif();
        blog.empty().file("a.gif", gif).file("a.svg", TestPictures.svg()).article("a.md", "A", "", "![](a.gif) ![](a.svg)").importAll();
        address = Jsoup.parse(when().get("/articles/a").asString()).selectFirst(".prose img").attr("src");
    }

    @Test
    void aPictureIsServedWholeAndMayBeKeptForAYear() {
        Response response = when().get(address);

        response.then().statusCode(200).header("Content-Type", equalTo("image/gif")).header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable")).header("Accept-Ranges", equalTo("bytes"))
                .header("Content-Length", equalTo(Integer.toString(gif.length))).header("Content-Encoding", nullValue());
        assertArrayEquals(gif, response.asByteArray());
        assertTrue(response.header("ETag").matches("\"[0-9a-f]{32}\""));
    }

    @Test
    void headHasTheHeadersOfGet() {
        Response head = when().head(address);

        head.then().statusCode(200).header("Content-Length", equalTo(Integer.toString(gif.length)))
                .header("Content-Type", equalTo("image/gif"))
                .header("ETag", equalTo(when().get(address).header("ETag")));
        assertEquals(0, head.asByteArray().length);
    }

    @Test
    void whoHasItIsNotSentItAgain() {
        String tag = when().get(address).header("ETag");

        given().header("If-None-Match", tag).get(address).then().statusCode(304).header("ETag", equalTo(tag))
                .header("Cache-Control", containsString("immutable")).body(equalTo(""));
        given().header("If-None-Match", "W/" + tag + ", \"x\"").get(address).then().statusCode(304);
        given().header("If-None-Match", "\"x\"").get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-9, 0, 10", "bytes=10-, 10, 0", "bytes=-7, -7, 0", "bytes=5-999999999999999, 5, 0", "bytes=-99999999, 0, 0",
            "Bytes=3-3, 3, 4"})
    void aPartIsServed(String range, int from, int to) {
        int start = from < 0 ? gif.length + from : from;
        int end = to == 0 ? gif.length : to;
        Response response = given().header("Range", range).get(address);

        response.then().statusCode(206).header("Content-Range", equalTo("bytes %d-%d/%d".formatted(start, end - 1, gif.length)))
                .header("Content-Length", equalTo(Integer.toString(end - start)));
        assertArrayEquals(Arrays.copyOfRange(gif, start, end), response.asByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=999999-", "bytes=-0", "bytes=999999999999999-"})
    void aPartThatIsNotThereIsSaidSo(String range) {
        given().header("Range", range).get(address).then().statusCode(416).header("Content-Range", equalTo("bytes */" + gif.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=9-3", "bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=-", "bytes=a-b", "0-3"})
    void whatIsNoRangeIsTheWhole(String range) {
        given().header("Range", range).get(address).then().statusCode(200).header("Content-Length", equalTo(Integer.toString(gif.length)));
    }

    @Test
    void aPartOfAnotherPictureIsNotMixedIn() {
        String tag = when().get(address).header("ETag");

        given().header("Range", "bytes=0-9").header("If-Range", tag).get(address).then().statusCode(206);
        for (String other : new String[] {"\"x\"", "W/" + tag, "Thu, 01 Jan 2026 00:00:00 GMT"}) {
            given().header("Range", "bytes=0-9").header("If-Range", other).get(address).then().statusCode(200);
        }
        when().head(address).then().statusCode(200);
        given().header("Range", "bytes=0-9").head(address).then().statusCode(200);
    }

    @Test
    void aDrawingCannotRunScriptsAndIsCompressed() throws Exception {
        String drawing = Jsoup.parse(when().get("/articles/a").asString()).select(".prose img").get(1).attr("src");
        // REST Assured always asks for gzip
        HttpResponse<byte[]> whole = HttpClient.newHttpClient().send(HttpRequest.newBuilder(home.resolve(drawing)).build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertEquals(List.of("image/svg+xml"), whole.headers().allValues("Content-Type"));
        List<String> policies = whole.headers().allValues("Content-Security-Policy");
        assertEquals(1, policies.size());
        assertTrue(policies.get(0).startsWith("default-src 'none'") && policies.get(0).endsWith("; sandbox")
                && !policies.get(0).contains("script"), policies::toString);
        assertArrayEquals(SvgFile.read(TestPictures.svg()).clean(), whole.body());
        assertTrue(TestPictures.has(whole.body(), "<rect") && !TestPictures.has(whole.body(), "script")
                && !TestPictures.has(whole.body(), "onload"));
        Response gzip = given().header("Accept-Encoding", "gzip, br").get(drawing);
        gzip.then().header("Content-Encoding", equalTo("gzip")).header("Vary", equalTo("accept-encoding")).body(containsString("<svg"));
        assertNotEquals(whole.headers().allValues("ETag"), List.of(gzip.header("ETag")));
        given().header("If-None-Match", gzip.header("ETag")).get(drawing).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/0123456789abcdef0123456789abcdef/a.gif", "/media/x", "/media/",
            "/media/0123456789abcdef0123456789abcdef/480/a.webp",
            "/media/0123456789abcdef0123456789abcdef", "/media/0123456789abcdef0123456789abcdef/480/webp"})
    void whatIsNotThereIsNotFound(String path) {
        when().get(path).then().statusCode(404).body(containsString("</html>"));
        when().get(address.replaceFirst("/a.gif", "/480/a.webp")).then().statusCode(404);
    }

    @Test
    void aPictureTakesNoRoomInThePageCache() {
        long before = pages.bytes();
        when().get(address).then().statusCode(200);
        assertEquals(before, pages.bytes());
    }
}
