package recto.feed;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import recto.TestClock;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** /rss.xml as programs read it: Rome for what it says, the JDK's parser for how it says it. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class RssTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String RFC_822 = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3]\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;
    @Inject
    TestClock clock;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void theTwentyNewestAreInItNewestFirst() throws Exception {
        for (int day = 1; day <= 25; day++) {
            blog.article("a-%d.md".formatted(day), "Article %d".formatted(day), "publish_date: 2026-05-%02d".formatted(day), "Text.");
        }
        blog.importAll();

        List<String> titles = read().getItems().stream().map(Item::getTitle).toList();
        assertEquals(IntStream.rangeClosed(6, 25).mapToObj(day -> "Article " + (31 - day)).toList(), titles);
    }

    @Test
    void whatIsNotPublishedIsNotInIt() throws Exception {
        blog.article("now.md", "Now").article("draft.md", "Draft", "draft: true", "Text.")
                .article("later.md", "Later", "publish_date: 2999-01-01", "Text.")
                .article("over.md", "Over", "publish_date: 2026-01-01\nexpiry_date: 2026-02-01", "Text.")
                .article("pages/about.md", "About").importAll();

        assertThat(read().getItems().stream().map(Item::getTitle).toList(), contains("Now"));
    }

    @Test
    void theChannelSaysWhatItIsAndWhereItIs() throws Exception {
        blog.article("a.md", "A").importAll();

        Channel channel = read();
        assertEquals("Recto", channel.getTitle());
        assertEquals(site.absolute("/"), channel.getLink());
        assertThat(channel.getDescription(), not(emptyString()));
        assertEquals("en", channel.getLanguage());
        Document xml = parse();
        NodeList self = xml.getElementsByTagNameNS(ATOM, "link");
        assertEquals(1, self.getLength());
        assertEquals("self", attribute(self.item(0), "rel"));
        assertEquals(site.absolute("/rss.xml"), attribute(self.item(0), "href"));
        assertEquals("application/rss+xml", attribute(self.item(0), "type"));
    }

    @Test
    void lastBuildDateIsThatOfTheNewestChange() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        blog.article("a.md", "A").importAll();

        Instant built = read().getLastBuildDate().toInstant();
        assertTrue(built.isAfter(before) && built.isBefore(Instant.now().plusSeconds(1)), built.toString());
        assertThat(text(parse(), "lastBuildDate"), matchesPattern(RFC_822));
    }

    @Test
    void linksAreAbsoluteUnderTheAddressOfTheSite() throws Exception {
        blog.article("straße.md", "A").importAll();

        assertEquals(site.absolute("/articles/stra%C3%9Fe"), read().getItems().get(0).getLink());
    }

    @Test
    void aDayOfOneDigitIsPadded() throws Exception {
        blog.article("a.md", "A", "publish_date: 2026-05-01", "Text.").importAll();

        assertEquals("Fri, 01 May 2026 00:00:00 GMT", text(parse(), "pubDate"));
        assertEquals(Instant.parse("2026-05-01T00:00:00Z"), read().getItems().get(0).getPubDate().toInstant());
    }

    @Test
    void theGuidOutlivesANewSlugANewNameAndAnEdit() throws Exception {
        blog.article("a.md", "A", "id: first\nslug: one", "Text.").article("b.md", "B").importAll();
        String guid = guid("A");

        blog.article("a.md", "A", "id: first\nslug: two", "Text.").importAll();
        assertEquals(guid, guid("A"));
        blog.move("a.md", "moved/c.md").importAll();
        assertEquals(guid, guid("A"));
        blog.article("moved/c.md", "A, edited", "id: first\nslug: two\npublish_date: 2026-05-03", "Another text.").importAll();
        assertEquals(guid, guid("A, edited"));
    }

    @Test
    void aGuidIsNoAddressAndNoTwoAreAlike() throws Exception {
        blog.article("a.md", "A").article("b.md", "B").article("c.md", "C").importAll();

        List<Item> items = read().getItems();
        items.forEach(item -> assertFalse(item.getGuid().isPermaLink()));
        assertEquals(3, new HashSet<>(items.stream().map(item -> item.getGuid().getValue()).toList()).size());
        items.forEach(item -> assertFalse(item.getGuid().getValue().contains("localhost")));
    }

    @Test
    void everyAuthorIsACreator() throws Exception {
        blog.article("a.md", "A", "author: [Ada Lovelace, 'Émile Ō']\ntags: [Engines, Notes]", "Text.").importAll();

        Item item = read().getItems().get(0);
        assertThat(((DCModule) item.getModule(DCModule.URI)).getCreators(), contains("Ada Lovelace", "Émile Ō"));
        assertThat(item.getCategories().stream().map(category -> category.getValue()).toList(), contains("Engines", "Notes"));
        assertEquals(null, item.getAuthor(), "author would have to be an e-mail address");
    }

    @Test
    void titlesAreReadBackAsTheyWereWritten() throws Exception {
        List<String> titles = List.of("]]> & <b>bold</b> &amp; 👩‍👩‍👧 done", "Q\"uotes & more", "東京の夏 & العربية");
        for (int i = 0; i < titles.size(); i++) {
            blog.article("t%d.md".formatted(i), titles.get(i), "publish_date: 2026-05-0" + (9 - i), "Text.");
        }
        blog.importAll();

        assertEquals(titles, read().getItems().stream().map(Item::getTitle).toList());
    }

    @Test
    void theWholeTextIsThereAndAllItsAddressesAreAbsolute() throws Exception {
        blog.article("a.md", "A", "", """
                First, a [relative link](/articles/b), one to [a part of this](#a-part), [mail](mailto:a@example.org),
                and a note.[^1] ]]> & done.

                ![A picture](/pictures/one.png)

                ## A part

                Last paragraph.

                [^1]: The note.
                """).importAll();

        Element html = Jsoup.parseBodyFragment(read().getItems().get(0).getContent().getValue()).body();
        assertThat(html.text(), containsString("First, a relative link"));
        assertThat(html.text(), containsString("]]> & done."));
        assertThat(html.text(), containsString("Last paragraph."));
        assertThat(html.text(), containsString("The note."));
        assertEquals(site.absolute("/articles/b"), html.selectFirst("a:containsOwn(relative link)").attr("href"));
        assertEquals(site.absolute("/articles/a#a-part"), html.selectFirst("a:containsOwn(a part of this)").attr("href"));
        assertEquals(site.absolute("/pictures/one.png"), html.selectFirst("img").attr("src"));
        for (Element element : html.select("[href], [src]")) {
            String address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            assertTrue(address.matches("(https?://|mailto:).+"), address);
        }
    }

    @Test
    void aSummaryIsPlainTextAndStandsBeforeTheWholeText() throws Exception {
        blog.article("a.md", "A", "description: 'Less < more & s\"o on'", "Text.").importAll();

        assertEquals("Less < more & s\"o on", Jsoup.parse(read().getItems().get(0).getDescription().getValue()).text());
        List<String> names = new ArrayList<>();
        NodeList children = parse().getElementsByTagName("item").item(0).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            names.add(children.item(i).getNodeName());
        }
        assertTrue(names.indexOf("description") >= 0 && names.indexOf("description") < names.indexOf("content:encoded"), names.toString());
    }

    @Test
    void itIsSentAsRss() {
        when().get("/rss.xml").then().statusCode(200).header("Content-Type", equalToIgnoringCase("application/rss+xml;charset=UTF-8"))
                .header("Cache-Control", containsString("public")).header("ETag", notNullValue()).header("Last-Modified", notNullValue());
    }

    @Test
    void aReaderThatHasItAlreadyGetsNothing() {
        blog.article("a.md", "A").importAll();
        Response first = when().get("/rss.xml");

        given().header("If-None-Match", first.header("ETag")).get("/rss.xml").then().statusCode(304).body(is(emptyString()))
                .header("ETag", equalTo(first.header("ETag")));
        given().header("If-Modified-Since", first.header("Last-Modified")).get("/rss.xml").then().statusCode(304).body(is(emptyString()));
    }

    @Test
    void aReaderThatHasAnOlderOneGetsTheNewOne() {
        blog.article("a.md", "A").importAll();
        Response first = when().get("/rss.xml");
        // HTTP's dates count seconds
        clock.advance(Duration.ofSeconds(1));
        blog.article("b.md", "B").importAll();

        given().header("If-None-Match", first.header("ETag")).get("/rss.xml").then().statusCode(200);
        given().header("If-Modified-Since", first.header("Last-Modified")).get("/rss.xml").then().statusCode(200);
    }

    private static Channel read() throws IOException, FeedException {
        return (Channel) new WireFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes())));
    }

    private static Document parse() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes()));
    }

    private static byte[] bytes() {
        return when().get("/rss.xml").then().statusCode(200).extract().asByteArray();
    }

    private static String guid(String title) throws IOException, FeedException {
        return read().getItems().stream().filter(item -> item.getTitle().equals(title)).findFirst().orElseThrow().getGuid().getValue();
    }

    private static String text(Document xml, String name) {
        return xml.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String attribute(Node node, String name) {
        return node.getAttributes().getNamedItem(name).getNodeValue();
    }
}
