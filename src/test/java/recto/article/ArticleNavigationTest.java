package recto.article;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleNavigationTest {

    @Inject
    TestBlog blog;
    @Inject
    SessionFactory sessions;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    private List<String> relatedTo(String title) {
        return blog.list(
                """
                        select o.title from related r join article a on a.id = r.article_id join article o on o.id = r.related_id where a.title = ? order by r.position""",
                title);
    }

    @Test
    void anArticlePageDoesNotAskHibernate() {
        for (int i = 1; i <= 6; i++) {
            blog.article(i + ".md", "Article " + i,
                    "publish_date: 2026-05-0%d\nauthor: [Ada, Bob]\ntags: [a, b, c]\nseries: All".formatted(i), "Text.");
        }
        blog.importAll();

        assertEquals(0, statements(() -> when().get("/articles/3").then().statusCode(200).body(containsString("Part 3 of 6"))
                .body(containsString("Related articles"))));
    }

    @Test
    void aPageOfTheListDoesNotAskHibernate() {
        for (int i = 1; i <= 45; i++) {
            blog.article(i + ".md", "Article " + i, "pinned: %s\nauthor: Author %d\ntags: [tag %d, a]".formatted(i % 2 == 0, i, i),
                    "Text.");
        }
        blog.importAll();
        // After a change the first one, here the feed, finds out the order
        when().get("/rss.xml").then().statusCode(200);

        for (String path : new String[] {"/", "/page/2", "/page/3"}) {
            assertEquals(0, statements(() -> when().get(path).then().statusCode(200)), path);
        }
    }

    /** How many of Hibernate reach the database while this runs: one that it makes for each author or tag would be among them. */
    private long statements(Runnable work) {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        try {
            work.run();
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void theFirstAndTheLastArticleHaveOneNeighbour() {
        blog.article("a.md", "Alpha", "publish_date: 2026-05-01", "Text.").article("b.md", "Beta", "publish_date: 2026-05-01", "Text.")
                .importAll();

        when().get("/articles/a").then().body(containsString("<span>Newer</span> <a href=\"/articles/b\">Beta</a>"))
                .body(not(containsString("<span>Older</span>")));
        when().get("/articles/b").then().body(containsString("<span>Older</span> <a href=\"/articles/a\">Alpha</a>"))
                .body(not(containsString("<span>Newer</span>")));
    }

    @Test
    void aPageOfItsOwnHasNoNeighboursAndIsNone() {
        blog.article("a.md", "Alpha").article("pages/about.md", "About", "tags: [x]", "Text.").article("b.md", "Beta", "tags: [x]", "Text.")
                .importAll();

        when().get("/about").then().statusCode(200).body(not(containsString("class=\"neighbours\"")));
        assertEquals(List.of(), relatedTo("Beta"));
    }

    @Test
    void aTagThatFewHaveCountsForMoreThanOneThatManyHave() {
        for (int i = 1; i <= 9; i++) {
            blog.article("common-%d.md".formatted(i), "Common " + i, "tags: [notes]", "Text.");
        }
        blog.article("a.md", "Alpha", "tags: [notes, sextant]", "Text.").article("b.md", "Beta", "tags: [notes, sextant]", "Text.")
                .article("c.md", "Gamma", "tags: [sextant]", "Text.").importAll();

        assertEquals(List.of("Beta", "Gamma"), relatedTo("Alpha").subList(0, 2));
        assertEquals(6, relatedTo("Alpha").size());
    }

    @Test
    void withoutTagsTheWordsDecide() {
        blog.article("a.md", "Keeping bees in cities", "", "Bees on a roof find lime trees, and the honey tastes of it.")
                .article("b.md", "Honey from the roof", "", "What bees bring home in June.")
                .article("c.md", "The history of the comma", "", "Printers argued about it for two hundred years.")
                .article("d.md", "A comma too many", "", "What printers charge for corrections.").importAll();

        assertEquals(List.of("Honey from the roof"), relatedTo("Keeping bees in cities"));
        assertEquals(List.of("The history of the comma"), relatedTo("A comma too many"));
        when().get("/articles/a").then().body(containsString("<a href=\"/articles/b\">Honey from the roof</a>"));
    }

    @Test
    void threeAreShownAndAnotherTakesThePlaceOfOneThatIsHidden() {
        for (int i = 1; i <= 5; i++) {
            blog.article(i + ".md", "Article " + i, "publish_date: 2026-05-0%d\ntags: [a]".formatted(i), "Text.");
        }
        blog.article("6.md", "Article 6", "publish_date: 2026-04-01\nexpiry_date: 2026-04-02\ntags: [a]", "Text.").importAll();

        String related = when().get("/articles/1").asString().replaceAll("(?s).*id=\"_related\"", "");
        assertTrue(relatedTo("Article 1").contains("Article 6"));
        assertEquals(3, related.split("<li>").length - 1);
        assertFalse(related.contains("Article 6"), related);
    }

    @Test
    void aSecondPassComparesNothing() {
        blog.article("a.md", "Alpha", "tags: [a]\nseries: S", "Text.").article("b.md", "Beta", "tags: [a]\nseries: S", "Text.").settle()
                .importAll();
        List<String> before = blog.rowVersions();

        blog.importAll();
        assertEquals(before, blog.rowVersions());
        assertEquals("0", blog.ask("select count(*) from related_due"));
    }

    @Test
    void whatAPassThatWasBrokenOffLeftIsMadeGoodByTheNext() {
        blog.article("a.md", "Alpha", "tags: [a]", "Text.").article("b.md", "Beta", "tags: [a]", "Text.").importAll();
        blog.update("delete from related; insert into related_due select id, false from article");

        blog.importAll();
        assertEquals(List.of("Beta"), relatedTo("Alpha"));
    }

    @Test
    void aSeriesIsReadFromTheFirstPartOn() {
        blog.article("c.md", "Third", "publish_date: 2026-05-03\nseries: The Sea", "Text.")
                .article("a.md", "First", "publish_date: 2026-05-01\nseries: the sea", "Text.")
                .article("b.md", "Second", "publish_date: 2026-05-02\nseries: The Sea", "Text.").importAll();

        String page = when().get("/series/the-sea").then().statusCode(200).body(containsString("3 parts")).extract().asString();
        assertTrue(page.matches("(?s).*>1</span>.*First.*>2</span>.*Second.*>3</span>.*Third.*"), page);
        when().get("/articles/b").then().body(containsString("Part 2 of 3"))
                .body(containsString("<span>Previous part</span> <a href=\"/articles/a\">First</a>"))
                .body(containsString("<span>Next part</span> <a href=\"/articles/c\">Third</a>"))
                .body(containsString("<span aria-current=\"page\">Second</span>"));
        when().get("/series").then().statusCode(200).body(containsString("href=\"/series/the-sea\""));
        when().get("/series/none").then().statusCode(404);
        when().get("/series/the-sea/page/2").then().statusCode(404);
    }

    @Test
    void aPartThatNobodyCanReadIsNotCounted() {
        blog.article("a.md", "First", "publish_date: 2026-05-01\nseries: The Sea", "Text.")
                .article("b.md", "Removed", "publish_date: 2026-05-02\nseries: The Sea", "Text.")
                .article("c.md", "Hidden", "publish_date: 2026-05-03\nseries: The Sea\ndraft: true", "Text.")
                .article("d.md", "Last", "publish_date: 2026-05-04\nseries: The Sea", "Text.")
                .article("e.md", "Later", "publish_date: 2999-05-05\nseries: The Sea", "Text.")
                .article("f.md", "Alone", "publish_date: 2999-05-05\nseries: The Lake", "Text.")
                .article("g.md", "Other").article("h.md", "Another").article("i.md", "A third").importAll();
        blog.delete("b.md").importAll();

        when().get("/articles/d").then().body(containsString("Part 2 of 2"))
                .body(containsString("<span>Previous part</span> <a href=\"/articles/a\">First</a>"))
                .body(not(containsString("Next part")));
        when().get("/series/the-sea").then().body(containsString("2 parts"));
        when().get("/series").then().body(not(containsString("The Lake")));
        when().get("/series/the-lake").then().statusCode(404);
    }

    @Test
    void aSeriesOfManyPartsDoesNotListItselfOnEachPage() {
        for (int i = 0; i <= ArticleNavigation.MAX_PARTS; i++) {
            blog.article(i + ".md", "Day " + i, "series: Diary", "Text.");
        }
        blog.importAll();

        when().get("/articles/7").then().body(containsString("href=\"/series/diary\"")).body(not(containsString("Part ")))
                .body(not(containsString("All parts")));
        when().get("/series/diary/page/2").then().statusCode(200).body(containsString(">21</span>"));
    }

    @Test
    void whatIsPinnedLeadsTheFirstPageAndKeepsItsNumber() {
        for (int i = 1; i <= 25; i++) {
            blog.article(i + ".md", "Article number " + i,
                    "publish_date: 2026-05-%02d\n%s".formatted(i, i == 3 || i == 9 ? "pinned: true" : ""), "Text.");
        }
        blog.importAll();

        String first = when().get("/").asString();
        String second = when().get("/page/2").asString();
        assertEquals(List.of("9", "3", "25", "24", "23"), numbers(first).subList(0, 5));
        assertEquals(20, numbers(first).size());
        assertEquals(List.of("6", "5", "4", "2", "1"), numbers(second));
        assertEquals(2, first.split(">Pinned<").length - 1);
        assertTrue(!second.contains("Pinned") && !second.contains("Article number 9<"));
    }

    /** The numbers in the margin, in order. */
    private static List<String> numbers(String page) {
        return Pattern.compile("class=\"number\" aria-hidden=\"true\">(\\d+)<").matcher(page).results().map(found -> found.group(1))
                .toList();
    }
}
