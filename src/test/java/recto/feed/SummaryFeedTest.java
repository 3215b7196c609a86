package recto.feed;

import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Feeds that lead to the site instead of bringing it along, and shorter ones. */
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class SummaryFeedTest {

    static final List<String> FEEDS = FeedsTest.FEEDS;

    @Inject
    TestBlog blog;

    @BeforeEach
    void aBlog() {
        String ours = "author: Ada Lovelace\ntags: [Engines]\n";
        blog.empty().article("described.md", "Described", ours + "publish_date: 2026-05-03\ndescription: 'What & why.'", "Text of it.")
                .article("plain.md", "Plain", ours + "publish_date: 2026-05-02",
                        "# Heading\n\nSome *words*[^n] & more.\n\n" + "Words without end. ".repeat(40) + "\n\n[^n]: A note.")
                .article("empty.md", "Empty", ours, "").article("old.md", "Old", ours + "publish_date: 2026-04-01", "Text.").importAll();
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void aSummaryTakesThePlaceOfTheText(String path) {
        ReadFeed feed = ReadFeed.get(path);

        assertEquals("What & why.", feed.item("Described").summary());
        assertNull(feed.item("Described").html());
        assertNull(feed.item("Empty").summary());
        String source = when().get(path).asString();
        assertFalse(source.contains("Text of it."), source);
        assertFalse(source.contains("content:encoded>") || source.contains("<content") || source.contains("content_html"), source);
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void withoutOneTheTextBegins(String path) {
        String summary = ReadFeed.get(path).item("Plain").summary();

        assertThat(summary, startsWith("Some words & more. Words without end. Words"));
        assertThat(summary, endsWith("…"));
        assertTrue(summary.length() <= 301 && summary.length() > 250, summary);
        assertTrue(summary.matches("(?s).*(Words|without|end\\.)…"), "cut at a word: " + summary);
    }

    @Test
    void jsonAlwaysHasSomeText() {
        assertEquals("What & why.", when().get("/feed.json").jsonPath().getString("items[0].content_text"));
        assertEquals("Empty", when().get("/feed.json").jsonPath().getString("items[2].content_text"));
    }

    @ParameterizedTest
    @FieldSource("FEEDS")
    void itHasAsManyArticlesAsItIsSetTo(String path) {
        assertEquals(List.of("Described", "Plain", "Empty"), ReadFeed.get(path).titles());
    }

    @Test
    void anArchiveHasAsManyToo() {
        assertEquals(List.of("Old", "Empty", "Plain"), ReadFeed.get("/feeds/1/rss.xml").titles());
    }
}
