package recto.web;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.cache.PageCache;
import recto.imports.TestBlog;

@QuarkusTest
@WithTestResource(TestPostgres.class)
@TestProfile(AnotherSite.class)
class PageCacheBoundTest {

    @Inject
    TestBlog blog;
    @Inject
    PageCache cache;

    @Test
    void thePagesThatAreKeptTakeNoMoreThanIsAllowed() {
        blog.empty();
        for (int i = 0; i < 30; i++) {
            blog.article(i + ".md", "Article " + i);
        }
        blog.importAll();
        for (int i = 0; i < 30; i++) {
            when().get("/articles/" + i).then().statusCode(200);
        }

        assertTrue(cache.bytes() > 0, "some are kept");
        assertTrue(cache.bytes() <= 60 * 1024, () -> cache.bytes() + " bytes");
    }
}
