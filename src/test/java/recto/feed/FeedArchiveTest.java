package recto.feed;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** The whole blog for programs that want it: from the feed to older and older archives (RFC 5005). */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FeedArchiveTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void fortyFiveArticles() {
        blog.empty();
        publish(1, 45);
    }

    private void publish(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> blog.article("a-%d.md".formatted(i), "A %d".formatted(i),
                "publish_date: 2026-0%d-%02d".formatted(1 + i / 28, 1 + i % 28), "Text."));
        blog.importAll();
    }

    private static Set<String> titles(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "A " + i).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rss.xml", "/atom.xml", "/feed.json"})
    void whoGoesBackFromTheFeedMeetsEveryArticle(String feed) {
        Set<String> met = new TreeSet<>();
        int documents = 0;
        for (String path = feed; path != null; path = older(path)) {
            met.addAll(ReadFeed.get(path).titles());
            assertTrue(++documents <= 3, path);
        }
        assertEquals(titles(1, 45), met);
        assertEquals(3, documents);
    }

    private String older(String path) {
        String source = when().get(path).body().asString();
        String address = path.endsWith(".json") ? JsonPath.from(source).getString("next_url") : link(source, "prev-archive");
        assertTrue(address == null || address.startsWith(site.absolute("/feeds/")), address);
        return address == null ? null : address.substring(site.absolute("").length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
    void whatComesLaterChangesNoArchive(String format) {
        Map<String, byte[]> before = new HashMap<>();
        for (String path : new String[] {"/feeds/1/" + format, "/feeds/2/" + format}) {
            before.put(path, when().get(path).then().statusCode(200).extract().asByteArray());
        }
        when().get("/feeds/3/" + format).then().statusCode(404);
        publish(46, 90);

        before.forEach((path, bytes) -> assertArrayEquals(bytes, when().get(path).asByteArray(), path));
        assertEquals(titles(41, 60), new TreeSet<>(ReadFeed.get("/feeds/3/" + format).titles()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void anArchiveSaysThatItIsOneAndWhatItIsOf(String format) {
        String archive = when().get("/feeds/2/" + format).body().asString();
        assertEquals(1, xml(archive).getElementsByTag("fh:archive").size());
        assertEquals(site.absolute("/" + format), link(archive, "current"));
        assertEquals(site.absolute("/feeds/2/" + format), link(archive, "self"));
        assertEquals(site.absolute("/feeds/1/" + format), link(archive, "prev-archive"));
        assertNull(link(archive, "next-archive"));
        assertNull(link(when().get("/feeds/1/" + format).body().asString(), "prev-archive"));

        String feed = when().get("/" + format).body().asString();
        assertEquals(0, xml(feed).getElementsByTag("fh:archive").size() + xml(feed).getElementsByTag("fh:complete").size());
        assertEquals(site.absolute("/feeds/2/" + format), link(feed, "prev-archive"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void aFeedThatHasEverythingSaysSo(String format) {
        blog.empty();
        publish(1, 3);

        String feed = when().get("/" + format).body().asString();
        assertEquals(1, xml(feed).getElementsByTag("fh:complete").size());
        assertNull(link(feed, "prev-archive"));
        when().get("/feeds/1/" + format).then().statusCode(404);
    }

    @Test
    void thereIsNoArchiveWithoutANumber() {
        for (String path : new String[] {"/feeds/0/rss.xml", "/feeds/x/rss.xml", "/feeds/9999999/rss.xml", "/feeds/-1/rss.xml",
                "/feeds/1/feed.xml"}) {
            when().get(path).then().statusCode(404);
        }
    }

    private static String link(String source, String rel) {
        Element link = xml(source).getElementsByAttributeValue("rel", rel).first();
        return link == null ? null : link.attr("href");
    }

    private static Document xml(String source) {
        return Jsoup.parse(source, "", Parser.xmlParser());
    }
}
