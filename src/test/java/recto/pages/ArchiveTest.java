package recto.pages;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Months and years are the site's: here five and a half hours ahead. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
@TestProfile(AnotherSite.class)
class ArchiveTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void publish() {
        blog.empty().article("eve.md", "Eve", "publish_date: 2025-12-31T20:00:00Z", "Text.")
                .article("a.md", "Alpha", "publish_date: 2026-05-01", "Text.").article("b.md", "Beta", "publish_date: 2026-05-31", "Text.")
                .article("old.md", "Old", "publish_date: 1999-03-01", "Text.")
                .article("draft.md", "Draft", "publish_date: 2024-01-01\ndraft: true", "Text.")
                .article("later.md", "Later", "publish_date: 2999-01-01", "Text.")
                .article("pages/about.md", "About", "publish_date: 2023-01-01", "Text.")
                .importAll();
    }

    @Test
    void theArchiveOfALongBlogIsAnIndexOfYearsAndMonthsWithCounts() {
        for (int i = 1; i <= 200; i++) {
            blog.article("n-%03d.md".formatted(i), "Number " + i, "publish_date: 1998-02-03", "Text.");
        }
        blog.importAll();

        String page = when().get("/archive").then().statusCode(200).extract().asString();

        assertTrue(page.matches(
                "(?s).*/archive/2026\".*3 مقالات.*/archive/2026/05\".*مايو</span>.*مقالتان.*/archive/2026/01\".*يناير.*مقالة واحدة<.*/archive/1999\".*/archive/1999/03\".*"),
                page);
        for (String year : new String[] {"2025", "2024", "2023", "2999"}) {
            assertTrue(!page.contains("/archive/" + year), year);
        }
        assertTrue(!page.contains("Alpha"), page);
    }

    @Test
    void theArchiveOfAShortBlogNamesItsArticlesByYear() {
        String page = when().get("/archive").then().statusCode(200).extract().asString();

        assertTrue(page.matches("(?s).*/archive/2026\".*3 مقالات.*Beta.*31 مايو<.*Alpha.*Eve.*/archive/1999\".*Old.*"), page);
    }

    @Test
    void theArchiveLeadsToTheSeriesWhereThereAreSome() {
        when().get("/archive").then().body(not(containsString("href=\"/series\"")));

        blog.article("part.md", "Part", "series: The Sea", "Text.").importAll();
        when().get("/archive").then().body(containsString("href=\"/series\""));
    }

    @Test
    void aYearAndAMonthListWhatWasPublishedInThem() {
        String year = when().get("/archive/2026").then().statusCode(200).body(containsString("3 مقالات")).extract().asString();
        assertTrue(year.matches("(?s).*<h1>2026.*مايو.*Beta.*Alpha.*يناير.*Eve.*"), year);
        when().get("/archive/2026/05").then().statusCode(200).body(containsString("<h1>مايو 2026")).body(containsString("Beta"))
                .body(not(containsString("Eve")));
        when().get("/archive/2026/01").then().statusCode(200).body(containsString("Eve"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/archive/2025", "/archive/2025/12", "/archive/2024", "/archive/2026/13", "/archive/2026/00", "/archive/2026/5",
            "/archive/2026/02", "/archive/0000",
            "/archive/26", "/archive/x", "/archive/2026/page/2", "/archive/2026/05/page/2", "/archive/2999", "/archive/2026/05/01"})
    void aYearOrAMonthWithoutArticlesIsNotFound(String path) {
        when().get(path).then().statusCode(404);
    }

    @Test
    void aLongYearHasPages() {
        for (int i = 1; i <= 101; i++) {
            blog.article("n-%03d.md".formatted(i), "Number " + i, "publish_date: 2020-02-03", "Text.");
        }
        blog.importAll();

        when().get("/archive/2020").then().body(containsString("101 مقالة")).body(not(containsString("Number 1<")));
        when().get("/archive/2020/page/2").then().statusCode(200).body(containsString("Number 1<"));
        when().get("/archive/2020/02/page/2").then().statusCode(200).body(containsString("Number 1<"));
    }
}
