package recto.article;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** What was published and is no more answers 410 at each of its addresses; what was never published answers 404 and gives nothing away. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class GoneTest {

    private static final String CARD = "content=\"[^\"]*(/media/og/[^\"]+)\"";

    @Inject
    TestBlog blog;

    /** So that a removal in a test is no mass removal. */
    @BeforeEach
    void aBlogOfTen() {
        blog.empty();
        for (int i = 1; i < 10; i++) {
            blog.article("other/" + i + ".md", "Other " + i);
        }
    }

    @Test
    void anExpiredArticleIsGoneAtAllItsAddresses() {
        blog.article("a.md", "Offer of May", "expiry_date: 2026-06-02\naliases: [/old/offer/]", "Text.").importAll();

        for (String address : new String[] {"/articles/a", "/articles/a/", "/old/offer", "/old/offer/", "/articles/A"}) {
            when().get(address).then().statusCode(410).body(containsString("Withdrawn")).body(containsString("Offer of May"))
                    .body(containsString("2 June 2026"));
        }
        when().get("/sitemap-articles-1.xml").then().body(not(containsString("/articles/a<")));
        when().get("/rss.xml").then().body(not(containsString("Offer of May")));
    }

    @Test
    void anExpiredArticleComesBackWithALaterDate() {
        blog.article("a.md", "A", "expiry_date: 2026-06-02", "Text.").importAll();
        when().get("/articles/a").then().statusCode(410);

        blog.article("a.md", "A", "expiry_date: 2999-06-02", "Text.").importAll();
        when().get("/articles/a").then().statusCode(200);
    }

    @Test
    void theCardOfAnArticleThatIsGoneIsGone() {
        blog.article("a.md", "A").article("b.md", "B").importAll();
        String ofA = card("/articles/a");
        String ofB = card("/articles/b");
        when().get(ofA).then().statusCode(200);

        blog.article("a.md", "A", "expiry_date: 2026-06-02", "Text of A.").delete("b.md").importAll();
        when().get(ofA).then().statusCode(410);
        when().get(ofB).then().statusCode(410);
        when().get("/articles/b").then().statusCode(410);
    }

    @Test
    void aDraftThatExpiresOrGoesWasNeverThere() {
        blog.article("a.md", "Secret A", "draft: true\nexpiry_date: 2026-06-02", "Text.")
                .article("b.md", "Secret B", "draft: true", "Text.")
                .article("c.md", "Secret C", "publish_date: 2999-01-01", "Text.").importAll();
        when().get("/articles/a").then().statusCode(404);

        blog.delete("a.md").delete("b.md").delete("c.md").importAll();
        for (String slug : new String[] {"a", "b", "c"}) {
            when().get("/articles/" + slug).then().statusCode(404).body(not(containsString("Secret")));
        }
    }

    @Test
    void anArticleWhoseAddressAnotherTookIsGoneAtItsOldAddress() {
        blog.article("a.md", "First", "id: first\naliases: [/old]\nslug: same", "Text.").importAll();
        blog.delete("a.md").importAll();
        blog.article("b.md", "Second", "id: second\nslug: same", "Another text.").importAll();

        assertNull(blog.ask("select path from article where title = 'First'"));
        when().get("/old").then().statusCode(410).body(containsString("First"));
        when().get("/articles/same").then().statusCode(200).body(containsString("Second"));
    }

    private static String card(String article) {
        String page = when().get(article).asString();
        java.util.regex.Matcher found = java.util.regex.Pattern.compile(CARD).matcher(page);
        org.junit.jupiter.api.Assertions.assertTrue(found.find(), page);
        return found.group(1);
    }
}
