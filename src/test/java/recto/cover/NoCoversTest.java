package recto.cover;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** A site whose owner wants no covers. */
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class NoCoversTest {

    @Inject
    TestBlog blog;

    @Test
    void nothingStandsInPlaceOfAMissingPicture() {
        blog.empty().article("a.md", "Alpha", "heroImage: gone.jpg", "Text.").importAll();

        when().get("/articles/a").then().statusCode(200).body(not(containsString("<figure class=\"hero")))
                .body(not(containsString("gone.jpg")));
        when().get("/").then().body(not(containsString("lead-picture")));
        when().get("/feed.json").then().body("items[0].image", nullValue());
    }
}
