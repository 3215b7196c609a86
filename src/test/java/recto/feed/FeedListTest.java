package recto.feed;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** Where a person, a browser and a reader find the feeds. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FeedListTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void aBlog() {
        blog.empty().article("a.md", "A", "author: Ada & Co\ntags: [Engines, 東京]", "Text.")
                .article("b.md", "B", "tags: [Hidden]\ndraft: true", "Text.").importAll();
    }

    @Test
    void aPersonFindsAllOfThem() {
        Document page = Jsoup.parse(when().get("/feeds").then().statusCode(200).extract().asString());

        for (String feed : List.of("", "/tags/engines", "/tags/%E6%9D%B1%E4%BA%AC", "/authors/ada-co")) {
            for (FeedFormat format : FeedFormat.values()) {
                Element link = page.selectFirst("main a[href=" + feed + "/" + format.file + "]");
                assertEquals(200, when().get(URI.create(site.absolute(link.attr("href"))).getPath()).statusCode(), link.toString());
            }
        }
        assertEquals(0, page.select("a[href*=hidden]").size());
        assertEquals(site.absolute("/rss.xml"), page.selectFirst("code").text());
    }

    @Test
    void withoutArticlesThereIsStillTheFeedOfTheSite() {
        blog.empty();

        Document page = Jsoup.parse(when().get("/feeds").then().statusCode(200).extract().asString());
        assertEquals(1, page.select("main h2").size());
        when().get("/feeds.opml").then().statusCode(200);
        FeedsTest.FEEDS.stream().filter(path -> path.lastIndexOf('/') == 0)
                .forEach(path -> assertEquals(List.of(), ReadFeed.get(path).items()));
    }

    @Test
    void aReaderTakesThemAllFromOneFile() throws Exception {
        when().get("/feeds.opml").then().statusCode(200).header("Content-Type", "text/x-opml;charset=UTF-8");
        NodeList outlines = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(when().get("/feeds.opml").asByteArray())).getElementsByTagName("outline");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < outlines.getLength(); i++) {
            var outline = (org.w3c.dom.Element) outlines.item(i);
            assertEquals("rss", outline.getAttribute("type"));
            assertEquals(outline.getAttribute("text"), outline.getAttribute("title"));
            String path = outline.getAttribute("xmlUrl").substring(site.absolute("").length());
            assertEquals(outline.getAttribute("title"), ReadFeed.get(URI.create(path).getPath()).title());
            found.add(outline.getAttribute("title") + " " + outline.getAttribute("xmlUrl") + " " + outline.getAttribute("htmlUrl"));
        }
        assertEquals(List.of("Recto " + site.absolute("/rss.xml") + " " + site.absolute("/"),
                "Engines · Recto " + site.absolute("/tags/engines/rss.xml") + " " + site.absolute("/tags/engines"),
                "東京 · Recto " + site.absolute("/tags/%E6%9D%B1%E4%BA%AC/rss.xml") + " " + site.absolute("/tags/%E6%9D%B1%E4%BA%AC"),
                "Ada & Co · Recto " + site.absolute("/authors/ada-co/rss.xml") + " " + site.absolute("/authors/ada-co")), found);
    }

    @Test
    void everyPageTellsABrowserOfTheFeedsOfTheSite() {
        for (String path : List.of("/", "/articles/a", "/tags", "/authors", "/feeds", "/no/such/page")) {
            assertEquals(List.of("application/rss+xml Recto " + site.absolute("/rss.xml"),
                    "application/atom+xml Recto (Atom) " + site.absolute("/atom.xml"),
                    "application/feed+json Recto (JSON Feed) " + site.absolute("/feed.json")), alternates(path), path);
        }
    }

    @Test
    void thePageOfATagOrAnAuthorTellsOfItsOwnToo() {
        assertEquals(List.of("application/rss+xml Engines · Recto " + site.absolute("/tags/engines/rss.xml"),
                "application/atom+xml Engines · Recto (Atom) " + site.absolute("/tags/engines/atom.xml"),
                "application/feed+json Engines · Recto (JSON Feed) " + site.absolute("/tags/engines/feed.json")),
                alternates("/tags/engines").subList(3, 6));
        assertEquals("application/rss+xml Ada & Co · Recto " + site.absolute("/authors/ada-co/rss.xml"),
                alternates("/authors/ada-co").get(3));
        assertEquals("application/rss+xml 東京 · Recto " + site.absolute("/tags/%E6%9D%B1%E4%BA%AC/rss.xml"), alternates("/tags/東京").get(3));
    }

    private List<String> alternates(String path) {
        return Jsoup.parse(when().get(path).asString()).select("link[rel=alternate][type^=application/]").stream()
                .map(link -> link.attr("type") + " " + link.attr("title") + " " + link.attr("href")).toList();
    }
}
