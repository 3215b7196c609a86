package recto.article;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** An article that another engine has in no list can be read by whoever has its address, and found by nobody else. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class UnlistedTest {

    @Inject
    TestBlog blog;

    @Test
    void anUnlistedArticleIsReachableAndInNoListFeedSearchOrSitemap() {
        blog.empty().article("open.md", "Open", "tags: [t]\nauthor: Ada", "Zeppelin.")
                .article("quiet.md", "Quietude", "hidden: true\ntags: [t, q]\nauthor: Ada\nseries: S", "Zeppelin.").importAll();

        when().get("/articles/quiet").then().statusCode(200).body(containsString("<meta name=\"robots\" content=\"noindex\">"));
        for (String path : List.of("/", "/archive", "/tags/t", "/authors/ada", "/rss.xml", "/atom.xml", "/feed.json", "/tags/t/rss.xml",
                "/search?q=zeppelin", "/sitemap.xml", "/articles/open")) {
            when().get(path).then().statusCode(200).body(not(containsString("Quietude"))).body(not(containsString("/articles/quiet")));
        }
    }

    @Test
    void anArticleThatBecomesUnlistedLeavesTheLists() {
        blog.empty().article("open.md", "Open", "x: y", "Zeppelin.").article("quiet.md", "Quietude", "x: y", "Zeppelin.").importAll();
        when().get("/").then().body(containsString("Quietude"));
        when().get("/search?q=zeppelin").then().body(containsString("Quietude"));

        blog.article("quiet.md", "Quietude", "unlisted: true", "Zeppelin.").importAll();
        when().get("/").then().body(not(containsString("Quietude")));
        when().get("/search?q=zeppelin").then().body(not(containsString("Quietude")));
        when().get("/rss.xml").then().body(not(containsString("Quietude")));
    }
}
