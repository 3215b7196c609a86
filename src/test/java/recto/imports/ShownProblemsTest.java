package recto.imports;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.cache.PageCache;

/** In dev mode a page tells its author what is wrong in the folder. */
@QuarkusTest
@TestProfile(AnotherSite.class)
@WithTestResource(TestPostgres.class)
class ShownProblemsTest {

    private static final String PROBLEM = "bad.md:3:15: publish_date &#39;soon&#39; is not a date";

    @Inject
    TestBlog blog;
    @Inject
    ArticleImporter importer;
    @Inject
    ImportConfig config;
    @Inject
    PageCache pages;
    @Inject
    ShownProblems shown;
    @Inject
    Clock clock;
    private ImportJob job;

    @BeforeEach
    void aGoodArticle() {
        blog.empty().article("good.md", "Good").settle();
        job = new ImportJob(importer, config, () -> blog.folder(), pages, shown, clock, Duration.ZERO);
    }

    @AfterEach
    void forget() {
        shown.show(blog.folder(), List.of());
        pages.restyled(clock.instant());
    }

    @Test
    void theLineOfTheFileStandsBelowTheFault() {
        blog.article("bad.md", "Bad", "publish_date: soon", "Text.").settle();
        job.look();
        when().get("/").then().body(containsString("<pre>publish_date: soon</pre>"));
    }

    @Test
    void aFaultLiesOverEachPageUntilItIsMended() {
        job.look();
        when().get("/").then().body(not(containsString("<dialog")));

        blog.article("bad.md", "Bad", "publish_date: soon", "Text.").settle();
        job.look();
        when().get("/").then().body(containsString(PROBLEM));
        when().get("/articles/good").then().body(containsString(PROBLEM));

        blog.article("bad.md", "Bad", "publish_date: 2026-01-01", "Text.").settle();
        job.look();
        when().get("/").then().body(not(containsString("<dialog")));
    }
}
