package recto.pages;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.ElsewhereProfile;
import recto.TestClock;
import recto.TestPostgres;
import recto.change.SiteChanges;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** The links at the head and the foot of each page are those that the owner set, in the owner's order. */
@QuarkusTest
@TestProfile(ElsewhereProfile.class)
@WithTestResource(TestPostgres.class)
class MenuTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;
    @Inject
    TestClock clock;
    @Inject
    SiteChanges changes;

    @BeforeEach
    void publish() {
        blog.empty().article("a.md", "A", "tags: [Lamps]", "Text.").article("pages/about.md", "About & more")
                .article("pages/imprint.md", "Imprint")
                .article("pages/zoo.md", "The zoo").article("pages/jobs.md", "Work with us").importAll();
    }

    @Test
    void theHeadHasPagesAndPartsInTheOrderOfTheOwner() {
        assertEquals(List.of("About & more /about", "Writing /", "Topics /tags", "The zoo /zoo", "Shop https://shop.example.org",
                "Search /search", "Jobs /jobs"), links("/", ".masthead li a"));
    }

    @Test
    void theFootHasTheOtherLinksAndAPageIsNotNamedTwice() {
        assertEquals(
                List.of("Mastodon https://example.social/@ada", "Code https://code.example.org/ada", "Imprint /imprint", "Notes /feeds",
                        "Colophon /about#colophon", "me@example.org mailto:me@example.org", "Licence https://licences.example.org/by/4.0/"),
                links("/articles/a", ".foot li a"));
    }

    @Test
    void onlyOtherPlacesOfTheOwnerAreMarkedAsSuch() {
        assertEquals(List.of("Mastodon", "Code", "me@example.org"), page("/").select("a[rel=me]").eachText());
    }

    @Test
    void aReaderSeesWhereTheyAre() {
        for (String here : List.of("/about About & more page", "/ Writing page", "/articles/a Writing true", "/tags Topics page",
                "/tags/lamps Topics true", "/search Search page", "/imprint Imprint page", "/feeds Notes page", "/jobs Jobs page")) {
            String[] parts = here.split(" ", 2);
            assertEquals(parts[1],
                    page(parts[0]).select("[aria-current]").stream().map(link -> link.text() + " " + link.attr("aria-current"))
                            .reduce("", (all, one) -> all + one),
                    parts[0]);
        }
    }

    @Test
    void withoutTagsNothingLeadsToThem() {
        blog.article("a.md", "A", "", "Text.").importAll();

        assertEquals(List.of(), page("/").select("a[href=/tags]"));
    }

    @Test
    void aPageThatMovesIsFoundAndOneThatIsGoneIsLeftOut() {
        blog.article("pages/imprint.md", "Who prints this", "", "Nobody.").delete("pages/about.md").importAll();

        assertEquals(List.of(), page("/").select(".masthead a[href=/about]"));
        assertEquals("Who prints this", page("/").select(".foot a[href=/imprint]").text());
    }

    @Test
    void theLogoOfTheOwnerStandsForTheTitle() {
        Element link = page("/articles/a").selectFirst("a.masthead-name");

        assertEquals("", link.text());
        assertEquals("Recto", link.select("img").attr("alt"));
        assertEquals("120 x 40", link.select("img").attr("width") + " x " + link.select("img").attr("height"));
        assertEquals("(prefers-color-scheme: dark)", link.select("source").attr("media"));
        when().get(link.select("img").attr("src")).then().statusCode(200).contentType("image/svg+xml").body(containsString("#111"));
        when().get(link.select("source").attr("srcset")).then().statusCode(200).body(containsString("#eee"));
        when().get("/atom.xml").then().body("feed.logo", equalTo(site.absolute("/assets/logo.svg")));
    }

    /** An import writes the pages after the articles, so a page that is not there yet is no reason for a complaint. */
    @Test
    void aPageThatIsNotThereIsNamedOnceInTheLog() throws SQLException {
        List<String> log = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {
                // Nothing is held back
            }

            @Override
            public void close() {
                // Nothing is open
            }
        };
        Logger.getLogger("recto.pages").addHandler(listener);
        try {
            blog.delete("pages/imprint.md").importAll();
            clock.advance(Duration.ofSeconds(20));
            changes.read();
            assertEquals(List.of(), log);
            clock.advance(Duration.ofSeconds(20));
            changes.read();
            changes.read();
        } finally {
            Logger.getLogger("recto.pages").removeHandler(listener);
        }
        assertEquals(Stream.of("/imprint", "/nowhere").map(
                path -> "recto.site.menu or recto.site.links names %s, and there is no page at this address; write content/pages%s.md, or change the setting"
                        .formatted(path, path))
                .toList(), log);
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).asString());
    }

    private static List<String> links(String path, String selector) {
        return page(path).select(selector).stream().map(link -> link.text() + " " + link.attr("href")).toList();
    }
}
