package recto.change;

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

@QuarkusTest
@WithTestResource(TestPostgres.class)
class LastModifiedTest {

    @Inject
    TestBlog blog;

    @Test
    void noPageOfASiteWithoutArticlesIsOf1970() {
        blog.empty();

        for (String path : List.of("/", "/archive", "/tags", "/authors", "/series", "/search", "/search?q=x", "/feeds", "/rss.xml",
                "/atom.xml", "/feed.json",
                "/sitemap.xml", "/sitemap-lists.xml", "/robots.txt", "/favicon.svg", "/opensearch.xml", "/nothing")) {
            when().get(path).then().header("Last-Modified", not(containsString("1970"))).body(not(containsString("1970-01-01")));
        }
    }
}
