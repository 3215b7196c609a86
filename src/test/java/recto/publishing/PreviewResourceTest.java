package recto.publishing;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.imports.TestBlog;

@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class PreviewResourceTest {

    @Inject
    TestBlog blog;
    @Inject
    Clock clock;

    @BeforeEach
    void aDraft() {
        blog.empty().article("a draft.md", "Hidden thing", "draft: true\nslug: hidden", "The secret text.").article("seen.md", "Seen")
                .importAll();
    }

    @Test
    void aDraftIsShownToWhoeverHasTheLink() {
        when().get("/articles/hidden").then().statusCode(404);
        when().get(link("a draft.md", 60)).then().statusCode(200).header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex")
                .body(containsString("The secret text.")).body(containsString("class=\"masthead\""));
        when().get("/").then().body(not(containsString("Hidden thing")));
    }

    @Test
    void theLinkLeadsToTheArticleOnceItIsPublished() {
        String link = link("a draft.md", 60);
        blog.article("a draft.md", "Hidden thing", "slug: hidden", "The secret text.").importAll();
        given().redirects().follow(false).when().get(link).then().statusCode(302).header("Location", endsWith("/articles/hidden"))
                .header("Cache-Control", "no-store");
    }

    @Test
    void noOtherLinkShowsAnything() {
        String link = link("a draft.md", 60);
        String until = link.substring(0, link.indexOf('.'));
        for (String wrong : new String[] {link("a draft.md", 0), link("a draft.md", -5), link("other.md", 60), link + "A", until,
                until + ".",
                until + "." + "A".repeat(43), link.replaceFirst("preview/.", "preview/A"), "/preview/x", "/preview/%00.x",
                "/preview/" + PreviewToken.of("another secret", "a draft.md", Instant.MAX.minusSeconds(1))}) {
            when().get(wrong).then().statusCode(404).body(not(containsString("The secret text.")));
        }
    }

    private String link(String file, int seconds) {
        return "/preview/" + PreviewToken.of(AnotherSite.HOOK_SECRET, file, clock.instant().plusSeconds(seconds));
    }
}
