package recto.article;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Twenty-five articles, one a day, of which the third and the fifth are kept at the head of the list. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class PinnedTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void publish() {
        blog.empty();
        for (int day = 1; day <= 25; day++) {
            boolean pinned = day == 3 || day == 5;
            blog.article(day + ".md", "Article " + day, "publish_date: 2026-05-%02d\npinned: %s\ntags: [all]".formatted(day, pinned),
                    "Text.");
        }
        blog.importAll();
    }

    @Test
    void whatIsPinnedLeadsTheFirstPageTheNewestFirst() {
        List<String> titles = titles("/");

        assertEquals(List.of("Article 5", "Article 3", "Article 25", "Article 24"), titles.subList(0, 4));
        assertEquals(List.of("Pinned", "Pinned"), page("/").select(".pinned").eachText());
    }

    @Test
    void aPinnedArticleThatNobodyCanReadIsOnNoPageAndTakesNoNumber() {
        blog.article("draft.md", "Draft", "publish_date: 2026-05-10\npinned: true\ndraft: true", "Text.")
                .article("later.md", "Later", "publish_date: 2999-01-01\npinned: true", "Text.").delete("5.md").importAll();

        assertEquals(List.of("Article 3", "Article 25"), titles("/").subList(0, 2));
        assertEquals(List.of("3", "24"), page("/").select(".number").eachText().subList(0, 2));
        assertEquals(4, titles("/page/2").size());
    }

    @Test
    void morePinnedOnesThanAPageHoldsGoOnOnTheNext() {
        for (int day = 1; day <= 22; day++) {
            blog.article(day + ".md", "Article " + day, "publish_date: 2026-05-%02d\npinned: true".formatted(day), "Text.");
        }
        blog.importAll();

        assertEquals(List.of("Article 22", "Article 3"), List.of(titles("/").get(0), titles("/").get(19)));
        assertEquals(List.of("Article 2", "Article 1", "Article 25", "Article 24", "Article 23"), titles("/page/2"));
        assertEquals(List.of("2", "1", "25", "24", "23"), page("/page/2").select(".number").eachText());
    }

    @Test
    void everyArticleIsOnOnePageOnce() {
        List<String> all = new ArrayList<>(titles("/"));
        all.addAll(titles("/page/2"));

        assertEquals(20, titles("/").size());
        assertEquals(IntStream.rangeClosed(1, 25).mapToObj(i -> "Article " + i).sorted().toList(), all.stream().sorted().toList());
        when().get("/page/3").then().statusCode(404);
    }

    @Test
    void anArticleHasTheNumberOfItsPublicationWhereverItStands() {
        for (String path : List.of("/", "/page/2")) {
            page(path).select(".contents > li")
                    .forEach(article -> assertEquals(article.selectFirst("h2").text(), "Article " + article.selectFirst(".number").text()));
        }
    }

    @Test
    void otherListsKeepTheirOrder() {
        assertEquals("Article 25", titles("/tags/all").get(0));
        assertTrue(page("/tags/all").select(".pinned").isEmpty());
    }

    private static List<String> titles(String path) {
        return page(path).select(".contents h2").eachText();
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).then().statusCode(200).extract().asString());
    }
}
