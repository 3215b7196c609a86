package recto.pages;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.imports.TestBlog;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleResourceTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void anArticleStandsAtItsSlugAndOnTheFirstPage() {
        blog.article("a-first-article.md", "A first article").importAll();

        when().get("/articles/a-first-article").then().statusCode(200).body(containsString("Text of A first article."));
        when().get("/").then().statusCode(200).body(containsString("A first article"));
    }

    @Test
    void aDraftIsNotFound() {
        blog.article("soon.md", "Soon", "draft: true", "Not yet.").importAll();

        when().get("/articles/soon").then().statusCode(404).body(containsString("Not found"));
        when().get("/").then().body(not(containsString("Soon")));
    }

    @Test
    void aScheduledArticleIsNotFound() {
        blog.article("later.md", "Later", "publish_date: 2999-01-01", "Not yet.").importAll();

        when().get("/articles/later").then().statusCode(404);
        when().get("/").then().body(not(containsString("Later")));
        when().get("/rss.xml").then().body(not(containsString("Later")));
    }

    @Test
    void anEditIsSeenAtOnce() {
        blog.article("news.md", "News", "", "The first version.").importAll();
        when().get("/articles/news").then().body(containsString("The first version."));

        blog.article("news.md", "News", "", "The second version.").importAll();
        when().get("/articles/news").then().body(containsString("The second version."));
    }

    @Test
    void aRemovedArticleIsGone() {
        blog.article("a.md", "A").article("b.md", "B").article("c.md", "C").article("d.md", "D").article("e.md", "E").importAll();
        blog.delete("a.md").importAll();

        when().get("/articles/a").then().statusCode(410).body(containsString("Withdrawn"));
        when().get("/").then().body(not(containsString(">A</a>")));
    }

    @Test
    void theOldAddressOfAnArticleLeadsToThePresentOneInOneHop() {
        blog.article("a.md", "A", "slug: one", "Text.").importAll();
        blog.article("a.md", "A", "slug: two", "Text.").importAll();
        blog.article("a.md", "A", "slug: three", "Text.").importAll();

        given().redirects().follow(false).get("/articles/one").then().statusCode(301).header("Location", containsString("/articles/three"));
        given().redirects().follow(false).get("/articles/two").then().statusCode(301).header("Location", containsString("/articles/three"));
        when().get("/articles/three").then().statusCode(200);
    }

    @Test
    void aPageOfItsOwnStandsAtItsSlugAndInTheMenuOfEveryPageButInNoList() {
        blog.article("a.md", "Alpha").importAll();
        when().get("/articles/a").then().body(not(containsString("About this blog")));

        blog.article("pages/about.md", "About this blog").importAll();

        when().get("/about").then().statusCode(200).body(containsString("Text of About this blog."));
        when().get("/articles/a").then().body(containsString("<a href=\"/about\">About this blog</a>"));
        when().get("/rss.xml").then().body(not(containsString("About this blog")));
    }

    @Test
    void theHeadOfAnArticleTellsWhatItIs() {
        blog.article("a.md", "Tom & Jerry", """
                description: 'Two sentences, "quoted".'
                author: [Ada Example, Bob O'Neil]
                tags: [C++, café]
                heroImage: https://images.example.org/a.jpg
                """, "Text.").importAll();

        when().get("/articles/a").then()
                .body(containsString("<title>Tom &amp; Jerry · Recto</title>"))
                .body(containsString("<meta name=\"description\" content=\"Two sentences, “quoted”.\">"))
                .body(containsString("<link rel=\"canonical\" href=\"http://localhost:8080/articles/a\">"))
                .body(containsString("<meta property=\"og:image\" content=\"https://images.example.org/a.jpg\">"))
                .body(containsString("<meta property=\"og:title\" content=\"Tom &amp; Jerry\">"))
                .body(containsString("<meta property=\"article:published_time\" content=\"2026-05-01T00:00:00Z\">"))
                .body(containsString("type=\"application/rss+xml\" title=\"Recto\" href=\"http://localhost:8080/rss.xml\""))
                .body(containsString("/tags/c-plus-plus"))
                .body(containsString("/authors/bob-oneil"));
        when().get("/tags/café").then().statusCode(200).body(containsString("Tom &amp; Jerry"));
        when().get("/authors/bob-oneil").then().statusCode(200).body(containsString("Tom &amp; Jerry"));
    }

    @Test
    void listsHavePagesAndNoOthers() {
        for (int i = 1; i <= 25; i++) {
            blog.article(i + ".md", "Article number " + i, "publish_date: 2026-05-%02d\ntags: [all]\nauthor: Ada".formatted(i), "Text.");
        }
        blog.importAll();

        when().get("/").then().body(containsString("Article number 25")).body(containsString("Article number 6"))
                .body(not(containsString("Article number 5<")));
        when().get("/page/2").then().statusCode(200).body(containsString("Article number 5<")).body(containsString("Page 2 of 2"));
        when().get("/tags/all/page/2").then().statusCode(200).body(containsString("Article number 5<"));
        when().get("/authors/ada/page/2").then().statusCode(200).body(containsString("Article number 5<"));
        for (String path : new String[] {"/page/3", "/page/0", "/page/-1", "/page/x", "/tags/all/page/3", "/tags/none", "/authors/none",
                "/page/99999999999"}) {
            when().get(path).then().statusCode(404);
        }
        given().redirects().follow(false).get("/page/1").then().statusCode(301);
    }

    @Test
    void anAddressThatNoDatabaseCanHoldIsNotFound() {
        given().urlEncodingEnabled(false).get("/articles/%00").then().statusCode(404);
        given().urlEncodingEnabled(false).get("/tags/%00").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags/a/b/c", "/authors/a/b/c", "/series/a/b/c", "/archive/2026/13", "/robots.txt/x", "/media/og/x",
            "/media/x", "/search/x",
            "/sitemap.xml/x", "/rss.xml/x", "/assets/a/b", "/assets/speculation.json/x"})
    void anAddressBelowOneOfTheSitesOwnIsNotFoundEither(String path) {
        when().get(path).then().statusCode(404);
    }

    @Test
    void anEmptyBlogSaysHowToFillIt() {
        when().get("/").then().statusCode(200).body(containsString("Markdown file"));
        when().get("/tags").then().statusCode(200);
        when().get("/authors").then().statusCode(200);
        when().get("/rss.xml").then().statusCode(200);
    }
}
