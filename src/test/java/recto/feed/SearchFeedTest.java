package recto.feed;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestClock;
import recto.TestPostgres;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** A feed of what a search finds, for those who wait for more of it. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SearchFeedTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;
    @Inject
    TestClock clock;

    @BeforeEach
    void aBlog() {
        blog.empty().article("old.md", "Bread, bread and bread", "publish_date: 2026-05-01\ntags: [Baking]", "Bread again: bread, bread.")
                .article("new.md", "A walk", "publish_date: 2026-05-09", "There was some bread in the bag.")
                .article("other.md", "Numbers", "publish_date: 2026-05-05", "Nothing to eat.")
                .article("draft.md", "Draft of bread", "draft: true", "Bread.").article("pages/about.md", "About", "", "We like bread.")
                .importAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/rss.xml?q=bread", "/search/atom.xml?q=bread", "/search/feed.json?q=bread"})
    void whatIsFoundIsInItNewestFirst(String path) {
        ReadFeed feed = ReadFeed.get(path);

        assertEquals(List.of("A walk", "Bread, bread and bread"), feed.titles());
        assertEquals("bread · Recto", feed.title());
        assertEquals(site.absolute("/search?q=bread"), feed.page());
        assertEquals(ReadFeed.get("/" + path.substring("/search/".length(), path.indexOf('?'))).item("A walk"), feed.item("A walk"));
    }

    @Test
    void itsAddressIsWhatIsAskedForAndNothingElse() {
        String source = given().urlEncodingEnabled(false).get("/search/rss.xml?utm_source=x&q=br%C3%B6d+%26+butter&page=2&tag=baking")
                .asString();

        assertEquals(site.absolute("/search/rss.xml?q=br%C3%B6d+%26+butter&tag=baking"),
                Jsoup.parse(source, "", Parser.xmlParser()).getElementsByAttributeValue("rel", "self").attr("href"));
        assertEquals("bröd & butter · baking · Recto", ReadFeed.get("/search/rss.xml?q=br%C3%B6d+%26+butter&tag=baking").title());
    }

    @Test
    void itCanBeNarrowed() {
        assertEquals(List.of("Bread, bread and bread"), ReadFeed.get("/search/atom.xml?q=bread&tag=baking").titles());
        assertEquals(List.of(), ReadFeed.get("/search/atom.xml?q=bread&year=2025").titles());
    }

    @Test
    void whoWaitsForSomethingCanWaitForIt() {
        assertEquals(List.of(), ReadFeed.get("/search/rss.xml?q=xylophone").titles());
        blog.article("x.md", "X", "publish_date: 2026-05-10", "A xylophone.").importAll();
        assertEquals(List.of("X"), ReadFeed.get("/search/rss.xml?q=xylophone").titles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/rss.xml", "/search/rss.xml?q=", "/search/atom.xml?q=-bread", "/search/feed.json?tag=baking",
            "/search/feed.xml?q=bread", "/search/rss.xml?q=bread&year=x"})
    void nothingAskedForIsNoFeed(String path) {
        when().get(path).then().statusCode(404);
    }

    @Test
    void aProgramThatAsksAgainGetsNothingUntilSomethingChanges() {
        String path = "/search/rss.xml?q=bread";
        Response first = when().get(path);
        assertEquals("public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400", first.header("Cache-Control"));
        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);
        given().header("If-Modified-Since", first.header("Last-Modified")).get(path).then().statusCode(304);

        // HTTP's dates count seconds
        clock.advance(Duration.ofSeconds(1));
        blog.delete("new.md").importAll(new ImportOptions(false, true, null));
        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(200);
        given().header("If-Modified-Since", first.header("Last-Modified")).get(path).then().statusCode(200);
    }

    @Test
    void thePageOfTheSearchTellsABrowser() {
        List<String> feeds = Jsoup.parse(when().get("/search?q=bread&page=1").asString()).select("link[rel=alternate][href*=/search/]")
                .eachAttr("href");

        assertEquals(List.of(site.absolute("/search/rss.xml?q=bread"), site.absolute("/search/atom.xml?q=bread"),
                site.absolute("/search/feed.json?q=bread")), feeds);
        feeds.forEach(feed -> assertTrue(ReadFeed.get(feed.substring(site.absolute("").length())).titles().contains("A walk")));
    }
}
