package recto.feed;

import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import recto.TestPostgres;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** The feeds of the site, of a tag and of an author, each in its three formats. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FeedsTest {

    static final List<String> FEEDS = List.of("/rss.xml", "/atom.xml", "/feed.json", "/tags/engines/rss.xml", "/tags/engines/atom.xml",
            "/tags/engines/feed.json", "/authors/ada-lovelace/rss.xml", "/authors/ada-lovelace/atom.xml",
            "/authors/ada-lovelace/feed.json");

    private static final String WHOLE = "]]> & <b>bold</b> &amp; 👩‍👩‍👧, \"quoted\"";
    /** The same with the quotation marks of its language. */
    private static final String SHOWN = WHOLE.replace("\"quoted\"", "„quoted“");

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void aBlog() {
        blog.empty().article("whole.md", WHOLE, """
                publish_date: 2026-05-03T10:15:00+02:00
                author: [Ada Lovelace, 'Émile Ō & Co']
                tags: [Engines, 'A < B']
                description: 'What it is about: less < more & "so" on'
                heroImage: { src: https://example.org/hero.webp, alt: 'A hero & more' }
                lang: de
                """, """
                A [link](/articles/other), a note[^n], `code` and ]]> & 東京.

                | a | b |
                | --- | ---: |
                | 1 | 2 |

                > [!NOTE]
                > An alert.

                ```java
                int i = 1 & 2; // <a>
                ```

                [^n]: The note.
                """).article("short.md", "Short", "author: Ada Lovelace\ntags: [Engines]", "Text.")
                .article("other.md", "Other", "author: Charles Babbage\ntags: [Numbers]", "Text.").importAll();
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void whatTheDatabaseSaysIsRead(String path) {
        ReadFeed feed = ReadFeed.get(path);

        assertEquals(isOfSite(path) ? Set.of(SHOWN, "Short", "Other") : Set.of(SHOWN, "Short"), Set.copyOf(feed.titles()));
        for (ReadFeed.Item item : feed.items()) {
            String where = " where guid = '" + item.guid() + "'";
            String link = site.absolute(blog.ask("select path from article" + where));
            assertEquals(blog.ask("select title from article" + where), item.title());
            assertEquals(link, item.link());
            assertEquals(blog
                    .list("select u.name from article a join article_author x on x.article_id = a.id join author u on u.id = x.author_id"
                            + where + " order by position"),
                    item.authors());
            assertEquals(blog.list("select t.name from article a join article_tag x on x.article_id = a.id join tag t on t.id = x.tag_id"
                    + where + " order by position"), item.tags());
            assertEquals(blog.ask("select extract(epoch from publish_at)::bigint from article" + where),
                    Long.toString(item.published().getEpochSecond()));
            String html = blog.ask("select html from article" + where);
            assertEquals(item.title().equals(SHOWN) ? FeedHtml.of(html, link, Locale.GERMAN) : FeedHtml.of(html, link), item.html());
            assertEquals(text(html), text(item.html()));
        }
    }

    /** What a reader reads, whoever made HTML of it. */
    private static String text(String html) {
        return Jsoup.parse(html).text().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void itSaysWhatItIsOfInItsOwnLanguage(String path) {
        ReadFeed feed = ReadFeed.get(path);

        assertEquals(path.startsWith("/tags") ? "Engines · Recto" : path.startsWith("/authors") ? "Ada Lovelace · Recto" : "Recto",
                feed.title());
        String page = path.substring(0, path.lastIndexOf('/'));
        assertEquals(site.absolute(page.isEmpty() ? "/" : page), feed.page());
        String source = when().get(path).body().asString();
        assertEquals("en", path.endsWith(".json") ? JsonPath.from(source).getString("language")
                : path.endsWith("rss.xml") ? xml(source).selectFirst("language").text() : xml(source).selectFirst("feed").attr("xml:lang"));
        assertEquals(site.absolute(path), path.endsWith(".json") ? JsonPath.from(source).getString("feed_url") : self(source).attr("href"));
    }

    private static Element self(String source) {
        return xml(source).getAllElements().stream().filter(e -> e.attr("rel").equals("self")).reduce((a, b) -> {
            throw new AssertionError("two of them: " + a + b);
        }).orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void itIsWellFormedAndNothingInItIsRelative(String path) throws Exception {
        byte[] bytes = when().get(path).body().asByteArray();
        if (!path.endsWith(".json")) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        }
        for (ReadFeed.Item item : ReadFeed.of(path, bytes).items()) {
            for (Element element : Jsoup.parse(item.html()).select("[href], [src], [cite], [poster]")) {
                for (String name : List.of("href", "src", "cite", "poster")) {
                    assertTrue(!element.hasAttr(name) || URI.create(element.attr(name)).isAbsolute(), element.toString());
                }
            }
            assertFalse(item.html().matches("(?s).*<[^>]* (class|role|aria-[a-z]+|tabindex|loading|decoding|data-[a-z]+|style)[ =>].*"),
                    item.html());
        }
    }

    @Test
    void anArticleInAnotherDirectionSaysSo() throws Exception {
        blog.article("ar.md", "Recto بالعربية", "lang: ar", "استخدم `a.b()` الآن.").article("fr.md", "Bonjour", "lang: fr", "Salut.")
                .importAll();

        for (String path : List.of("/rss.xml", "/atom.xml", "/feed.json")) {
            ReadFeed feed = ReadFeed.get(path);
            assertEquals("<div lang=\"ar\" dir=\"rtl\">\n<p>استخدم <code dir=\"ltr\">a.b()</code> الآن.</p>\n</div>",
                    feed.item("\u200FRecto بالعربية").html().strip());
            assertEquals("<div lang=\"fr\" dir=\"ltr\">\n<p>Salut.</p>\n</div>", feed.item("Bonjour").html().strip());
        }
    }

    @Test
    void entriesOfOneDayWereUpdatedAtDifferentTimes() throws Exception {
        blog.empty();
        for (int i = 0; i < 30; i++) {
            blog.article(i + ".md", "Article " + i, i < 3 ? "publish_date: 2026-05-02T08:00:00Z" : "", "Text.");
        }
        blog.importAll();

        for (String path : List.of("/atom.xml", "/feeds/1/atom.xml")) {
            List<String> updated = xml(when().get(path).asString()).select("entry > updated").eachText();
            assertEquals(20, updated.stream().distinct().count(), path);
            assertEquals(
                    updated.stream().sorted(path.startsWith("/feeds") ? Comparator.naturalOrder() : Comparator.reverseOrder()).toList(),
                    updated, path);
            updated.forEach(date -> assertThat(date, matchesPattern("2026-05-0\\dT0[08]:00:[0-5]\\d(\\.\\d{3})?Z")));
        }
    }

    @Test
    void datesAreAsEachFormatWantsThem() {
        String rfc822 = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3]\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";
        String rfc3339 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
        Document rss = xml(when().get("/rss.xml").body().asString());
        rss.select("pubDate, lastBuildDate").forEach(date -> assertThat(date.text(), matchesPattern(rfc822)));
        assertEquals("Sun, 03 May 2026 08:15:00 GMT", rss.selectFirst("pubDate").text());
        Document atom = xml(when().get("/atom.xml").body().asString());
        atom.select("published, feed > updated").forEach(date -> assertThat(date.text(), matchesPattern(rfc3339)));
        // Entries of one second differ in the milliseconds
        atom.select("entry > updated").forEach(date -> assertThat(date.text(), matchesPattern(rfc3339.replace("Z", "(\\.\\d{3})?Z"))));
        JsonPath json = when().get("/feed.json").jsonPath();
        assertEquals("2026-05-03T08:15:00Z", json.getString("items[0].date_published"));
        assertThat(json.getString("items[0].date_modified"), matchesPattern(rfc3339));
    }

    @Test
    void rssIsAsItsProfileWantsIt() {
        String source = when().get("/rss.xml").body().asString();
        Document rss = xml(source);

        assertEquals("60", rss.selectFirst("channel > ttl").text());
        assertEquals(3, rss.select("guid[isPermaLink=false]").size());
        assertThat(rss.select("item > author"), empty());
        // Plain text, in which what could be markup is a hexadecimal reference, and HTML, in which it is escaped twice
        assertTrue(source.contains("<title>]]&#x3E; &#x26; &#x3C;b&#x3E;bold&#x3C;/b&#x3E; &#x26;amp; 👩‍👩‍👧, „quoted“</title>"),
                source);
        assertTrue(source.contains("<category>A &#x3C; B</category>"), source);
        assertTrue(source.contains("<description>What it is about: less &amp;lt; more &amp;amp; „so“ on</description>"), source);
        // Some readers ask for a description before the text, so there is one although its author gave none
        assertEquals("Text.", ReadFeed.get("/rss.xml").item("Short").summary());
    }

    @Test
    void theHeroIsThereForProgramsThatShowOne() {
        Element item = xml(when().get("/rss.xml").body().asString()).selectFirst("item");
        Element enclosure = item.selectFirst("enclosure");
        assertEquals("https://example.org/hero.webp 0 image/webp",
                enclosure.attr("url") + " " + enclosure.attr("length") + " " + enclosure.attr("type"));
        Element media = item.getElementsByTag("media:content").first();
        assertEquals("https://example.org/hero.webp image image/webp",
                media.attr("url") + " " + media.attr("medium") + " " + media.attr("type"));
        assertEquals("A hero & more", media.getElementsByTag("media:description").text());
        assertEquals("https://example.org/hero.webp",
                xml(when().get("/atom.xml").body().asString()).getElementsByTag("media:content").attr("url"));
        assertEquals("https://example.org/hero.webp", when().get("/feed.json").jsonPath().getString("items[0].image"));
        assertEquals(1, xml(when().get("/rss.xml").body().asString()).select("enclosure").size(), "only one of the articles has a picture");
    }

    @Test
    void atomHasWhatItMustHave() {
        Document atom = xml(when().get("/atom.xml").body().asString());

        assertEquals(1, atom.select("feed > id, feed > updated").stream().filter(e -> e.nameIs("id")).count());
        assertEquals("Recto", atom.selectFirst("feed > author > name").text());
        assertEquals(3, atom.select("entry > link[rel=alternate][type=text/html]").size());
        assertEquals(3, atom.select("entry > content[type=html]").size());
        assertEquals(3, atom.select("entry > id, entry > title, entry > updated").stream().filter(e -> e.nameIs("title")).count());
        assertEquals("de", atom.selectFirst("entry").attr("xml:lang"));
        assertEquals(site.absolute("/authors/ada-lovelace"), atom.selectFirst("entry > author > uri").text());
    }

    @Test
    void jsonHasWhatItMustHave() {
        JsonPath json = when().get("/feed.json").jsonPath();

        assertEquals("https://jsonfeed.org/version/1.1", json.getString("version"));
        assertEquals("de", json.getString("items[0].language"));
        assertEquals(site.absolute("/authors/ada-lovelace"), json.getString("items[0].authors[0].url"));
        assertEquals(null, json.getString("items[0].author"), "which was of version 1.0");
        assertEquals(null, json.getString("next_url"), "there is nothing older");
    }

    @Test
    void noTwoFeedsHaveOneTitleOrOneId() {
        List<String> atoms = List.of("/atom.xml", "/tags/engines/atom.xml", "/tags/numbers/atom.xml", "/authors/ada-lovelace/atom.xml");
        Set<String> seen = new HashSet<>();
        for (String path : atoms) {
            Document atom = xml(when().get(path).body().asString());
            assertThat(atom.selectFirst("feed > id").text(), startsWith("urn:uuid:"));
            assertTrue(seen.add(atom.selectFirst("feed > id").text()) && seen.add(atom.selectFirst("feed > title").text()), path);
        }
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void noFutureAndNothingHiddenIsInIt(String path) {
        String ours = "author: Ada Lovelace\ntags: [Engines]\n";
        blog.article("later.md", "Later", ours + "publish_date: 2999-01-01", "Text.")
                .article("draft.md", "Draft", ours + "draft: true", "Text.")
                .article("over.md", "Over", ours + "publish_date: 2026-01-01\nexpiry_date: 2026-02-01", "Text.").importAll();

        assertThat(ReadFeed.get(path).titles(), not(hasItem(oneOf("Later", "Draft", "Over"))));
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void whatIsTakenBackIsGoneAtOnce(String path) {
        assertTrue(ReadFeed.get(path).titles().contains("Short"));

        blog.article("short.md", "Short", "author: Ada Lovelace\ntags: [Engines]\ndraft: true", "Text.").importAll();
        assertFalse(ReadFeed.get(path).titles().contains("Short"));
    }

    @Test
    void aTagOrAuthorWithoutArticlesHasNoFeed() {
        blog.article("other.md", "Other", "author: Charles Babbage\ndraft: true", "Text.").importAll();

        for (String path : List.of("/tags/numbers/rss.xml", "/authors/charles-babbage/atom.xml", "/tags/nothing/feed.json",
                "/tags/engines/news.xml", "/feeds/1/rss.xml")) {
            when().get(path).then().statusCode(404);
        }
    }

    @Test
    void theNewestTwentyAreInEachFeed() {
        for (int i = 1; i <= 25; i++) {
            blog.article("a-%d.md".formatted(i), "A %d".formatted(i),
                    "publish_date: 2026-06-%02d\nauthor: Ada Lovelace\ntags: [Engines]".formatted(i), "Text.");
        }
        blog.importAll();

        FEEDS.forEach(path -> {
            List<String> titles = ReadFeed.get(path).titles();
            assertEquals(20, titles.size());
            assertEquals("A 25", titles.get(0));
            assertEquals("A 6", titles.get(19));
        });
    }

    // ---- what an article is known by ----

    @Test
    void nothingThatAnAuthorDoesChangesAGuid() {
        List<String> guids = guids();

        blog.article("short.md", "Short, edited", "author: Ada Lovelace\ntags: [Engines]\nslug: elsewhere", "Text, without a tpyo.")
                .importAll();
        blog.move("other.md", "moved/other.md").importAll();
        blog.importAll(new ImportOptions(true, false, null));
        assertEquals(guids, guids());
    }

    @Test
    void anArticleThatWasAwayIsStillTheSame() {
        List<String> guids = guids();

        blog.move("short.md", "put-away").importAll(new ImportOptions(false, true, null));
        assertFalse(ReadFeed.get("/rss.xml").titles().contains("Short"));
        blog.move("put-away", "short.md").importAll();
        assertEquals(guids, guids());
    }

    @Test
    void aBlogThatMovesHereBringsItsGuids() {
        blog.article("old.md", "Old", "guid: https://old.example.org/?p=123", "Text.").article("own.md", "Own", "id: my own id", "Text.")
                .importAll();

        assertEquals("https://old.example.org/?p=123", ReadFeed.get("/rss.xml").item("Old").guid());
        assertEquals("https://old.example.org/?p=123", ReadFeed.get("/atom.xml").item("Old").guid());
        assertEquals("my own id", ReadFeed.get("/rss.xml").item("Own").guid());
        assertEquals("my own id", ReadFeed.get("/feed.json").item("Own").guid());
        // Atom's have to be IRIs
        String id = ReadFeed.get("/atom.xml").item("Own").guid();
        assertThat(id, startsWith("urn:uuid:"));
        blog.article("own.md", "Own, edited", "id: my own id\nslug: other-slug", "Another text.").importAll();
        assertEquals(id, ReadFeed.get("/atom.xml").item("Own, edited").guid());
    }

    private List<String> guids() {
        return List.of("/rss.xml", "/atom.xml", "/feed.json").stream()
                .flatMap(path -> ReadFeed.get(path).items().stream().map(ReadFeed.Item::guid).sorted()).toList();
    }

    // ---- what a change is ----

    @Test
    void anEditOfTheTextIsAnUpdateAndANewTagIsNone() {
        blog.article("short.md", "Short", "author: Ada Lovelace\ntags: [Engines, Other things]", "Text.").importAll();
        for (String path : List.of("/atom.xml", "/feed.json")) {
            assertEquals(Instant.parse("2026-05-01T00:00:00Z"), ReadFeed.get(path).item("Short").updated().truncatedTo(ChronoUnit.MINUTES),
                    path);
        }

        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        blog.article("short.md", "Short", "author: Ada Lovelace\ntags: [Engines, Other things]", "Text that was edited.").importAll();
        for (String path : List.of("/atom.xml", "/feed.json")) {
            assertFalse(ReadFeed.get(path).item("Short").updated().isBefore(before), path);
            assertEquals(Instant.parse("2026-05-01T00:00:00Z"),
                    ReadFeed.get(path).item("Short").published().truncatedTo(ChronoUnit.MINUTES),
                    path);
        }
    }

    @Test
    void theTimeOfAFeedIsThatOfItsOwnNewestChange() {
        setChanged("2026-06-01");
        blog.article("other.md", "Other", "author: Charles Babbage\ntags: [Numbers]", "Edited.").importAll();

        for (String format : List.of("rss.xml", "atom.xml")) {
            assertEquals(Instant.parse("2026-06-01T00:00:00Z"), ReadFeed.get("/tags/engines/" + format).updated());
            assertTrue(ReadFeed.get("/tags/numbers/" + format).updated().isAfter(Instant.parse("2026-06-02T00:00:00Z")));
            assertTrue(ReadFeed.get("/" + format).updated().isAfter(Instant.parse("2026-06-02T00:00:00Z")));
        }
    }

    @Test
    void aDraftIsNoChangeOfAFeed() {
        setChanged("2026-06-01");
        blog.article("draft.md", "Draft", "author: Ada Lovelace\ntags: [Engines]\ndraft: true", "Text.").importAll();

        FEEDS.stream().filter(path -> path.endsWith("atom.xml"))
                .forEach(path -> assertEquals(Instant.parse("2026-06-01T00:00:00Z"), ReadFeed.get(path).updated(), path));
    }

    private void setChanged(String day) {
        for (String table : List.of("site", "tag", "author")) {
            blog.update("update %s set changed_at = '%s 00:00:00Z'".formatted(table, day));
        }
        blog.tell();
    }

    private static boolean isOfSite(String path) {
        return path.lastIndexOf('/') == 0;
    }

    private static Document xml(String source) {
        return Jsoup.parse(source, "", Parser.xmlParser());
    }
}
