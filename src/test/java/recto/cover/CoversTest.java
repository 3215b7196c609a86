package recto.cover;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.media.TestPictures;
import recto.report.ImportReport;

/** A drawn cover keeps the place of a picture that is not there. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class CoversTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void aMissingPictureIsToldAndItsPlaceHasACover() {
        blog.article("a.md", "Alpha", "author: Ada\nheroImage: gone.jpg\nheroAlt: Words for the picture", "Text.");
        ImportReport report = blog.importAll();
        assertEquals(List.of("a.md:5:12: warning: the heroImage 'gone.jpg' is not there; put it at gone.jpg, or correct the path"),
                TestBlog.problems(report));

        for (Element img : List.of(page("/articles/a").selectFirst(".hero.cover img"), page("/").selectFirst(".lead-picture.cover img"))) {
            assertTrue(img.attr("src").matches("/media/cover/1-[0-9a-f]{12}\\.svg"), img.outerHtml());
            assertEquals(List.of("1200", "600", ""), List.of(img.attr("width"), img.attr("height"), img.attr("alt")));
            when().get(img.attr("src")).then().statusCode(200);
        }
        assertTrue(page("/articles/a").selectFirst("meta[property=og:image]").attr("content").contains("/media/og/1-"));
        assertTrue(page("/").selectFirst("meta[property=og:image]").attr("content").contains("/media/og/1-"));
        String card = Jsoup.parse(RestAssured.get("/rss.xml").asString(), "", org.jsoup.parser.Parser.xmlParser()).selectFirst("enclosure")
                .attr("url");
        assertEquals(page("/articles/a").selectFirst("meta[property=og:image]").attr("content"), card);
        when().get("/feed.json").then().body("items[0].image", equalTo(card));
    }

    @Test
    void aPathThatLeadsToNoFileHasACoverToo() {
        blog.article("a.md", "Alpha", "heroImage: /images/gone.jpg", "Text.").importAll();
        assertTrue(page("/articles/a").selectFirst(".hero img").attr("src").startsWith("/media/cover/"));
    }

    @Test
    void thePictureTakesItsPlaceWhenItComes() {
        blog.article("a.md", "Alpha", "heroImage: a.jpg", "Text.").importAll();
        assertTrue(page("/articles/a").selectFirst(".hero img").attr("src").startsWith("/media/cover/"));

        blog.file("a.jpg", TestPictures.jpeg(40, 20)).importAll();
        assertTrue(page("/articles/a").selectFirst(".hero img").attr("src").endsWith("/a.jpg"));
        assertFalse(page("/articles/a").selectFirst(".hero").hasClass("cover"));
    }

    @Test
    void anArticleThatNamesNoPictureHasNoCover() {
        blog.article("a.md", "Alpha").importAll();
        assertNull(page("/articles/a").selectFirst(".hero"));
        assertNull(page("/").selectFirst(".lead-picture"));
        assertEquals(0,
                Jsoup.parse(RestAssured.get("/rss.xml").asString(), "", org.jsoup.parser.Parser.xmlParser()).select("enclosure").size());
    }

    @Test
    void aCoverIsServedForEverAndWithoutScripts() {
        blog.article("a.md", "Alpha", "heroImage: gone.jpg", "Text.").importAll();
        String path = page("/articles/a").selectFirst(".hero img").attr("src");
        for (int i = 0; i < 2; i++) { // drawn, and kept
            given().header("Accept-Encoding", "gzip").get(path).then().statusCode(200).header("Content-Type", startsWith("image/svg+xml"))
                    .header("Content-Encoding", "gzip").header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                    .header("Content-Security-Policy", equalTo("default-src 'none'; style-src 'unsafe-inline'; sandbox"));
        }
        assertEquals(1, RestAssured.get(path).headers().getValues("Content-Security-Policy").size());

        blog.article("a.md", "Beta", "heroImage: gone.jpg", "Text.").importAll();
        given().redirects().follow(false).get(path).then().statusCode(301).header("Location", containsString("/media/cover/1-"));
        blog.article("a.md", "Beta", "draft: true", "Text.").importAll();
        when().get(path).then().statusCode(404).header("Content-Security-Policy", containsString("sandbox"));
        when().get("/media/cover/x.svg").then().statusCode(404);
    }

    private static Document page(String path) {
        return Jsoup.parse(RestAssured.get(path).asString());
    }
}
