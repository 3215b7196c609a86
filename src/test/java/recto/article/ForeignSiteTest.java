package recto.article;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** A site in Arabic, which is written from right to left and has six forms of the plural. */
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class ForeignSiteTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void aBlogOfThreeArticles() {
        blog.empty().article("a.md", "أول", "tags: [خط]", "نص.").article("b.md", "ثان", "tags: [خط]", "نص.")
                .article("c.md", "Third", "tags: [خط]\nlang: en\nupdated_date: 2026-06-02", "Text.").importAll();
    }

    @Test
    void aPageSpeaksItsLanguageFromRightToLeftWhateverTheReaderPrefers() {
        when().get("/").then().body(containsString("<html lang=\"ar\" dir=\"rtl\">")).body(containsString("انتقل إلى النص"))
                .body(not(containsString("Skip to")));
        given().header("Accept-Language", "de").get("/tags").then().body(containsString("الوسوم"));
    }

    @Test
    void aNumberTakesTheRightFormOfTheWord() {
        when().get("/tags/خط").then().body(containsString("3 مقالات"));
    }

    @Test
    void aDateIsInItsOwnForm() {
        when().get("/articles/a").then().body(containsString("1 مايو 2026"));
    }

    @Test
    void theSitesWordsAroundAForeignArticleSayWhoseTheyAre() {
        when().get("/articles/c").then().body(containsString("<article class=\"leaf h-entry\" lang=\"en\""))
                .body(containsString("<p class=\"byline\" lang=\"ar\" dir=\"rtl\">"));
    }
}
