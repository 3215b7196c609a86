package recto.look;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** A site with a look of its own, as who works on that look sees it. */
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class ThemeEditTest {

    @Inject
    TestBlog blog;
    @Inject
    TestTheme theme;
    @Inject
    TestThemeConfig config;

    @BeforeEach
    void anArticleAndNoTheme() {
        blog.empty().article("a.md", "Alpha").importAll();
        theme.empty();
        config.heedEdit(true);
    }

    @AfterEach
    void noThemeAndNoEdits() {
        config.heedEdit(false);
        theme.empty().look();
    }

    @Test
    void aChangeIsSeenAtTheNextRequest() {
        when().get("/articles/a").then().statusCode(200).body(containsString("class=\"masthead\""));

        theme.file("templates/layout.html", "<body class=\"mine\">{#insert}{/}");
        when().get("/articles/a").then().statusCode(200).body(containsString("class=\"mine\""));

        theme.empty();
        when().get("/articles/a").then().statusCode(200).body(containsString("class=\"masthead\""));
    }

    @Test
    void aBrokenTemplateShowsWhereAndWhat() {
        theme.file("templates/article/show.html", "{#include layout}\n{article.headline}{/include}");

        when().get("/articles/a").then().statusCode(500)
                .body(allOf(containsString("templates/article/show.html, line 2"), containsString("headline")));
        when().get("/").then().statusCode(200);
    }

    @Test
    void aBrokenLayoutDoesSoOnEveryPage() {
        theme.file("templates/layout.html", "<body>\n{#if section}");

        for (String path : new String[] {"/", "/articles/a", "/no-such-page"}) {
            when().get(path).then().statusCode(500).body(containsString("templates/layout.html, line 2"));
        }
        theme.file("templates/layout.html", "<body class=\"mine\">{#insert}{/}");
        when().get("/").then().statusCode(200).body(containsString("class=\"mine\""));
    }
}
