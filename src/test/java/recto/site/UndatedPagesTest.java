package recto.site;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** An article without a date is of the moment of its import, which has microseconds. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class UndatedPagesTest {

    @Inject
    TestBlog blog;
    @Inject
    Clock clock;

    @BeforeEach
    void articlesWithoutADate() {
        blog.empty().file("a.md", "---\ntitle: Alpha\ntags: [x]\nauthor: Ada\nseries: Letters\n---\n\nText.\n")
                .file("b.md", "---\ntitle: Beta\ntags: [x]\nauthor: Ada\nseries: Letters\n---\n\nText.\n").file("gone.md", "Text.\n")
                .importAll();
        blog.delete("gone.md").importAll();
    }

    @Test
    void theirPagesAreValid() throws Exception {
        String year = Integer.toString(clock.instant().atZone(ZoneOffset.UTC).getYear());
        for (String path : List.of("/", "/articles/a", "/tags/x", "/tags", "/authors/ada", "/archive", "/archive/" + year,
                "/series/letters", "/search?q=alpha", "/articles/gone",
                "/nowhere")) {
            byte[] html = given().get(path).asByteArray();
            EmbeddedValidator validator = new EmbeddedValidator();
            validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
            assertEquals("", validator.validate(new ByteArrayInputStream(html)), path);
        }
    }

    @Test
    void noMachineReadsAFractionOfASecond() {
        for (String path : List.of("/articles/a", "/", "/rss.xml", "/feed.json", "/sitemap-articles-1.xml")) {
            String page = given().get(path).then().statusCode(200).extract().asString();
            assertTrue(!page.matches("(?s).*T\\d\\d:\\d\\d:\\d\\d\\.\\d.*"), page);
        }
        Document article = Jsoup.parse(given().get("/articles/a").asString());
        assertTrue(article.select("time[datetime]").size() > 1);
        assertTrue(article.selectFirst("script[type=application/ld+json]").data().contains("datePublished"));
    }

    @Test
    void nothingSaysThatAPageIsOfTheMomentOfItsImport() {
        blog.file("pages/about.md", "---\ntitle: About\n---\n\nWho writes xylophone here.\n")
                .file("pages/dated.md", "---\ntitle: Dated\ndate: 2026-03-01\n---\n\nText.\n")
                .file("pages/updated.md", "---\ntitle: Updated\nupdated_date: 2026-04-01\n---\n\nText.\n").importAll();
        String today = clock.instant().toString().substring(0, 10);

        String sitemap = given().get("/sitemap-articles-1.xml").asString();
        Document pages = Jsoup.parse(sitemap, "", Parser.xmlParser());
        assertEquals("", lastmod(pages, "/about"));
        assertEquals("2026-03-01T00:00:00Z", lastmod(pages, "/dated"));
        assertEquals("2026-04-01T00:00:00Z", lastmod(pages, "/updated"));
        assertEquals(0, Jsoup.parse(given().get("/search?q=xylophone").asString()).select(".contents time").size());
        assertTrue(!given().get("/about").asString().contains(today));
    }

    @Test
    void anEditOfSuchAPageIsAChangeThatReadersMayKnow() {
        blog.file("pages/about.md", "---\ntitle: About\n---\n\nText.\n").importAll();
        blog.file("pages/about.md", "---\ntitle: About\n---\n\nOther text.\n").importAll();

        assertTrue(lastmod(Jsoup.parse(given().get("/sitemap-articles-1.xml").asString(), "", Parser.xmlParser()), "/about").endsWith("Z"));
    }

    private static String lastmod(Document sitemap, String path) {
        return sitemap.select("url").stream().filter(url -> url.select("loc").text().endsWith(path)).findFirst().orElseThrow()
                .select("lastmod").text();
    }
}
