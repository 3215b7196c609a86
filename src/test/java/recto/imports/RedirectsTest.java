package recto.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recto.TestPostgres;
import recto.content.ContentCheck;
import recto.export.BlogExporter;
import recto.report.ImportReport;

/** What the files of redirects in the content folder say is what readers get. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class RedirectsTest {

    @Inject
    TestBlog blog;
    @Inject
    ContentCheck check;
    @Inject
    BlogExporter exporter;
    @TempDir
    Path temporary;

    @BeforeEach
    void aBlogOfTen() {
        blog.empty();
        for (int i = 1; i < 10; i++) {
            blog.article("other/" + i + ".md", "Other " + i);
        }
        blog.article("a.md", "A").article("b.md", "B", "aliases: [/b-old]", "Text.");
    }

    private static ValidatableResponse get(String path) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get(path).then();
    }

    private static void leads(String path, int status, String target) {
        String location = get(path).statusCode(status).extract().header("Location");
        assertEquals(target, location == null ? null : location.replaceFirst("^http://localhost:\\d+", ""), path);
    }

    @Test
    void eachRedirectAnswersWithItsStatusAndTarget() {
        blog.file("redirects.yaml", """
                /old: /articles/a
                /old/*: /articles/:splat
                /gone: 410
                /now: {to: /articles/b, status: 302}
                /away/*: https://example.org/:splat
                /tags/none: /tags
                /media/old.png: https://example.org/old.png
                /assets/*: https://example.org/:splat
                /page/99: /
                /here: http://localhost:8080/articles/b
                """).file("static/_redirects", "/n/:year/:name  /articles/:name?y=:year\n/caf%C3%A9 /articles/a 301!\n");
        assertEquals("13 new", blog.counts());
        for (int i = 0; i < 2; i++) {
            leads("/old", 301, "/articles/a");
            leads("/OLD/", 301, "/articles/a");
            leads("/old?x=1&y=%20", 301, "/articles/a?x=1&y=%20");
            leads("/old/b", 301, "/articles/b");
            leads("/now", 302, "/articles/b");
            leads("/away/x%20y/?q=1", 301, "https://example.org/x%20y?q=1");
            leads("/away/%2Fevil.example.org", 301, "https://example.org/evil.example.org");
            leads("/n/2019/b?z=1", 301, "/articles/b?y=2019");
            leads("/old.html", 301, "/articles/a");
            leads("/away/a%0D%0Ab", 301, "https://example.org/a%0D%0Ab");
            leads("/caf%C3%A9", 301, "/articles/a");
            leads("/tags/none", 301, "/tags");
            leads("/media/old.png", 301, "https://example.org/old.png");
            leads("/assets/img/x.css", 301, "https://example.org/img/x.css");
            leads("/page/99", 301, "/");
            leads("/here", 301, "/articles/b");
            get("/gone").statusCode(410).header("Location", nullValue()).body(containsString("Withdrawn"));
        }
        given().redirects().follow(false).head("/old").then().statusCode(301).header("Location", containsString("/articles/a"));
        assertEquals("13 unchanged", blog.counts());
    }

    @Test
    void aReaderGetsThereInOneHop() {
        blog.file("_redirects",
                "/old /articles/a\n/html /2026/05/01/b.html\n/p/* /r/:splat\n/r/x /articles/b\n/r/y https://example.org/\n");
        blog.importAll();
        leads("/html", 301, "/articles/b");
        leads("/p/x", 301, "/articles/b");
        leads("/p/y", 301, "https://example.org/");
        leads("/p/z", 301, "/r/z");
        blog.article("a.md", "A", "slug: moved", "Text.").importAll();
        leads("/old", 301, "/articles/moved");
        leads("/articles/a", 301, "/articles/moved");
    }

    @Test
    void aPageWinsAndTheLineIsTold() throws IOException {
        blog.file("redirects.yaml", "/articles/a: /\n/b-old: /\n/x: /b-old\n/rss: /x\n");
        List<String> told = List.of(
                "redirects.yaml:1:1: warning: the address /articles/a is that of a.md, so it is not redirected; take the line out, or the other one",
                "redirects.yaml:2:1: warning: the address /b-old leads to /articles/b by an alias (b.md:4), so it is not redirected; take the line out, or the other one",
                "redirects.yaml:3:1: the redirect of /x leads to /b-old, which is an alias that leads on (b.md:4); write /articles/b",
                "redirects.yaml:4:1: warning: the address /rss is one of the site itself, so it is not redirected; take the line out, or the other one",
                "redirects.yaml:4:1: the redirect of /rss leads to /x, which leads on (redirects.yaml:3); write /b-old");
        List<String> checked = new ArrayList<>();
        assertEquals(1, check.run(blog.folder(), problem -> checked.add(problem.toString())).failed());
        assertEquals(told, checked);
        ImportReport report = blog.importAll();
        assertEquals(told, TestBlog.problems(report));
        assertEquals(1, report.failed());
        get("/articles/a").statusCode(200);
        leads("/b-old", 301, "/articles/b");
        get("/x").statusCode(404);

        // What was an article leads on once the article is gone, and a draft is no page
        blog.delete("a.md").importAll();
        leads("/articles/a", 301, "/");
        blog.article("a.md", "A", "draft: true", "Text.").importAll();
        leads("/articles/a", 301, "/");
    }

    private List<String> lastProblems() {
        return blog.list("select unnest(problems) from import_run where id = (select max(id) from import_run)");
    }

    @Test
    void anArticleThatComesToAnAddressOfARedirectIsToldInThePassOverThatArticleAlone() {
        blog.file("redirects.yaml", "/x: /y\n/articles/new: /\n").settle();
        ImportJob job = blog.job();
        job.look();
        assertEquals(List.of(), lastProblems());
        leads("/articles/new", 301, "/");

        blog.article("new.md", "New").settle();
        job.look();
        assertEquals(List.of("redirects.yaml:2:1: warning: the address /articles/new is that of new.md, so it is not redirected; "
                + "take the line out, or the other one"), lastProblems());
        get("/articles/new").statusCode(200);

        // The target becomes an alias, which would be a chain
        blog.article("b.md", "B", "aliases: [/b-old, /y]", "Other.").settle();
        job.look();
        assertEquals(2, lastProblems().size(), lastProblems().toString());
        assertEquals("redirects.yaml:1:1: the redirect of /x leads to /y, which is an alias that leads on (b.md:4); write /articles/b",
                lastProblems().get(0));
        get("/x").statusCode(404);

        blog.article("b.md", "B", "aliases: [/b-old]", "More.").settle();
        job.look();
        assertEquals(1, lastProblems().size(), lastProblems().toString());
        leads("/x", 301, "/articles/b");
    }

    @Test
    void aFileThatCannotBeReadLeavesWhatItSaidAndAMissingOneTakesItBack() {
        blog.file("redirects.yaml", "/old: /articles/a\n").file("_redirects", "/other /articles/b\n").importAll();
        leads("/old", 301, "/articles/a");

        ImportReport report = blog.file("redirects.yaml", "/old: [/articles/b\n").importAll();
        assertEquals(1, report.failed());
        assertTrue(TestBlog.problems(report).get(0).startsWith("redirects.yaml:"), TestBlog.problems(report).toString());
        leads("/old", 301, "/articles/a");
        leads("/other", 301, "/articles/b");

        blog.file("redirects.yaml", "/old: /articles/b\n").importAll();
        leads("/old", 301, "/articles/b");

        assertEquals("2 removed, 11 unchanged", blog.delete("redirects.yaml").delete("_redirects").counts());
        get("/old").statusCode(404);
        get("/other").statusCode(404);
    }

    @Test
    void aLinkToARedirectIsNotDead() throws IOException {
        blog.article("c.md", "C", "", "[x](/old) [y](/none)").file("redirects.yaml", "/old: /articles/a\n");
        List<String> checked = new ArrayList<>();
        check.run(blog.folder(), problem -> checked.add(problem.toString()));
        assertEquals(checked, TestBlog.problems(blog.importAll()));
        assertEquals(1, checked.size(), checked.toString());
        assertTrue(checked.get(0).contains("/none"), checked.get(0));
    }

    @Test
    void anExportHasThem() throws Exception {
        blog.file("redirects.yaml", "# mine\n/old: /articles/a\n").file("static/_redirects", "/other /articles/b\n/x /y Country=de\n")
                .importAll();
        List<String> before = blog.list("select position || file || line || source || target from redirect_rule order by position");
        exporter.run(temporary.resolve("out"), temporary.resolve("none"), count -> {});
        assertEquals("# mine\n/old: /articles/a\n", Files.readString(temporary.resolve("out/redirects.yaml")));
        blog.empty().importFrom(temporary.resolve("out"), new ImportOptions(false, false, null));
        assertEquals(2, before.size());
        assertEquals(before, blog.list("select position || file || line || source || target from redirect_rule order by position"));
    }
}
