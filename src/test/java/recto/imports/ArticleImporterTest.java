package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.report.ImportReport;

/** What a pass makes of the files of a folder. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleImporterTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void aPassTellsNewChangedRenamedRemovedAndUnchangedApart() {
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            blog.article(name + ".md", name.toUpperCase());
        }
        assertEquals("6 new", blog.counts());

        blog.article("a.md", "A", "", "Another text.").article("g.md", "G").move("b.md", "moved/b.md").delete("c.md");
        assertEquals("1 new, 1 changed, 1 renamed, 1 removed, 3 unchanged", blog.counts());
    }

    @Test
    void importingTwiceWritesNothing() {
        for (int i = 0; i < 150; i++) {
            blog.article("a" + i + ".md", "A" + i, "author: Ada\ntags: [One, Two]\naliases: [/old/" + i + "]", "Text.");
        }
        blog.settle().importAll();
        List<String> before = blog.rowVersions();

        assertEquals("150 unchanged", blog.counts());
        assertEquals(before, blog.rowVersions());
        assertEquals("150 unchanged", TestBlog.counts(blog.importAll(new ImportOptions(true, false, null))));
        assertEquals(before, blog.rowVersions());
    }

    @Test
    void aFileWithAnotherTimeAndTheSameBytesIsUnchanged() {
        blog.article("a.md", "A").importAll();
        String changed = blog.ask("select changed_at from article");

        blog.settle();
        assertEquals("1 unchanged", blog.counts());
        assertEquals(changed, blog.ask("select changed_at from article"));
        List<String> versions = blog.rowVersions();
        assertEquals("1 unchanged", blog.counts());
        assertEquals(versions, blog.rowVersions(), "the new time was remembered");
    }

    @Test
    void aChangeWithinOneTickOfTheClockIsSeen() throws Exception {
        blog.article("a.md", "A", "", "One.");
        var time = java.nio.file.Files.getLastModifiedTime(blog.folder().resolve("a.md"));
        blog.importAll();
        blog.article("a.md", "A", "", "Two.");
        java.nio.file.Files.setLastModifiedTime(blog.folder().resolve("a.md"), time);

        assertEquals("1 changed", blog.counts());
        assertTrue(blog.ask("select body_text from article").contains("Two."));
    }

    @Test
    void theSampleBlogOfTheTestsImportsCleanly() {
        ImportReport report = blog.importFrom(Path.of("src/test/resources/content"), new ImportOptions(true, false, null));

        assertEquals(List.of(), TestBlog.problems(report));
        assertEquals(0, report.failed());
        assertTrue(report.created() >= 4, report::toString);
    }

    @Test
    void theSampleSiteImportsCleanly() {
        ImportReport report = blog.importFrom(Path.of("content"), new ImportOptions(true, false, null));

        assertEquals(List.of(), TestBlog.problems(report));
        assertTrue(report.created() >= 9, report::toString);
    }

    @Test
    void aDraftThatIsPublishedAppearsAndGoesAgainWhenItIsADraftAgain() {
        blog.article("a.md", "A", "draft: true", "Text.").importAll();
        assertEquals(404, status("/articles/a"));

        blog.article("a.md", "A").importAll();
        assertEquals(200, status("/articles/a"));

        blog.article("a.md", "A", "draft: true", "Text.").importAll();
        assertEquals(404, status("/articles/a"));
    }

    @Test
    void anArticleIsThereFromItsDateUntilItExpires() {
        blog.article("soon.md", "Soon", "publish_date: 2999-01-01", "Text.")
                .article("over.md", "Over", "expiry_date: 2026-05-02", "Text.")
                .article("still.md", "Still", "expiry_date: 2999-01-01", "Text.").importAll();

        assertEquals(List.of(404, 410, 200), List.of(status("/articles/soon"), status("/articles/over"), status("/articles/still")));
    }

    @Test
    void withoutADateAnArticleIsOfItsFirstImportAndStaysSo() {
        blog.file("a.md", "---\ntitle: A\n---\nOne.\n").importAll();
        String published = blog.ask("select publish_at from article");
        assertEquals("t", blog.ask("select publish_at between now() - interval '1 minute' and now() from article"));

        blog.file("a.md", "---\ntitle: A\n---\nAnother.\n").importAll();
        assertEquals(published, blog.ask("select publish_at from article"));
    }

    @Test
    void withoutADateADraftIsOfTheMomentAtWhichItIsPublished() {
        blog.file("a.md", "---\ntitle: A\ncreated_date: 2020-01-01\ndraft: true\n---\nOne.\n").importAll();
        blog.file("a.md", "---\ntitle: A\ncreated_date: 2020-01-01\n---\nOne.\n").importAll();

        assertEquals("t", blog.ask("select publish_at > now() - interval '1 minute' from article"));
    }

    @Test
    void withoutADateANewArticleIsOfTheDayItWasCreated() {
        blog.file("a.md", "---\ntitle: A\ncreated_date: 2020-01-01\n---\nOne.\n").importAll();

        assertEquals("2020", blog.ask("select extract(year from publish_at)::int from article"));
    }

    @Test
    void aScheduledArticleWhoseDateIsTakenAwayIsPublishedNow() {
        blog.article("a.md", "A", "publish_date: 2999-01-01", "Text.").importAll();
        blog.file("a.md", "---\ntitle: A\n---\nText.\n").importAll();

        assertEquals(200, status("/articles/a"));
    }

    @Test
    void onlyAnEditOfTextOrTitleCountsAsAnUpdate() {
        blog.article("a.md", "A", "", "Text.").importAll();
        assertNull(blog.ask("select updated_at from article"));

        blog.article("a.md", "A", "tags: [news]\ndescription: Something", "Text.").importAll();
        assertNull(blog.ask("select updated_at from article"), "tags and description are no edit");
        blog.move("a.md", "b/a.md").importAll();
        assertNull(blog.ask("select updated_at from article"), "nor is a move");

        blog.article("b/a.md", "A", "tags: [news]", "Another text.").importAll();
        String edited = blog.ask("select updated_at from article");
        assertEquals("t", blog.ask("select updated_at > now() - interval '1 minute' from article"));
        blog.article("b/a.md", "Another title", "tags: [news]", "Another text.").importAll();
        assertNotEquals(edited, blog.ask("select updated_at from article"));
    }

    @Test
    void anEditOfADraftIsNoUpdate() {
        blog.article("a.md", "A", "draft: true", "Text.").importAll();
        blog.article("a.md", "A", "draft: true", "Another text.").importAll();

        assertNull(blog.ask("select updated_at from article"));
    }

    @Test
    void theUpdateThatTheFrontMatterGivesWins() {
        blog.article("a.md", "A").importAll();
        blog.article("a.md", "A", "updated_date: 2026-06-01", "Another text.").importAll();

        assertEquals("2026-06-01", blog.ask("select (updated_at at time zone 'UTC')::date from article"));
    }

    @Test
    void keysThatRectoDoesNotKnowAreStoredAsTheyWereAndInOrder() {
        blog.article("a.md", "A", "zebra: 1.10\nalpha: [no, 012, {b: 2, a: 1}]\nnothing:", "Text.").importAll();

        assertEquals("{\"zebra\":1.10,\"alpha\":[\"no\",\"012\",{\"b\":2,\"a\":1}],\"nothing\":null}",
                blog.ask("select extra from article"));
    }

    @Test
    void theWholeSourceIsStored() {
        String source = "---\ntitle: A # a remark\nmood: ok\n---\n\n*Text*, <!-- and a comment -->\n";
        blog.file("a.md", source).importAll();

        assertEquals(source, blog.ask("select source from article"));
    }

    @Test
    void spellingsWithOneSlugAreOneTagAndOneAuthor() {
        blog.article("a.md", "A", "tags: [Web Design, web-design, Java]\nauthor: [Ada Bruno, ada bruno]", "Text.")
                .article("b.md", "B", "tags: [java]\nauthor: ADA BRUNO", "Text.").importAll();

        assertEquals(List.of("java", "web-design"), blog.list("select slug from tag order by slug"));
        assertEquals(List.of("Ada Bruno"), blog.list("select name from author"));
        assertEquals(List.of("web-design", "java"), blog
                .list("""
                        select t.slug from article_tag x join tag t on t.id = x.tag_id join article a on a.id = x.article_id where a.title = 'A' order by x.position"""));
    }

    @Test
    void tagsThatAreTakenAwayAreGone() {
        blog.article("a.md", "A", "tags: [One, Two, Three]", "Text.").importAll();
        blog.article("a.md", "A", "tags: [Three, One]", "Text.").importAll();

        assertEquals(List.of("three", "one"),
                blog.list("select t.slug from article_tag x join tag t on t.id = x.tag_id order by x.position"));
    }

    @Test
    void tagsOfSignsAloneAreNotOne() {
        blog.article("a.md", "A", "tags: ['🚀', '🚀🚀', '🌍']", "Text.").importAll();

        assertEquals("3", blog.ask("select count(*) from article_tag"));
    }

    @Test
    void namesOfFilesMayHaveSpacesAndAnyLetters() {
        blog.article("with spaces & more/a b c.md", "Spaces").article("日本/機械学習の静かな革命.md", "機械学習の静かな革命")
                .article("Überraschende Größen.md", "Größen").article("🚀.md", "Lift-off")
                .article("it's 100% \\ \"quoted\" \t.md", "Quoted")
                .article("Пути данных.MARKDOWN", "Пути данных");

        assertEquals("6 new", blog.counts());
        assertEquals("6 unchanged", blog.counts());
        assertEquals(200, status("/articles/a-b-c"));
        assertEquals(200, status("/articles/機械学習の静かな革命"));
        assertEquals(200, status("/articles/überraschende-größen"));
        assertEquals(200, status("/articles/lift-off"));
    }

    @Test
    void veryLongNamesAreTakenAsFarAsTheDatabaseTakesThem() {
        String folder = "y".repeat(240) + "/";
        blog.article("n".repeat(250) + ".md", "Long name").article(folder.repeat(6) + "deep.md", "Deep")
                .article(folder.repeat(9) + "too-deep.md", "Too deep")
                .article("title.md", "T".repeat(5_000)).article("tags.md", "Tags", "tags: ['" + "ж".repeat(200) + "']", "Text.")
                .article("id.md", "Id", "id: '" + "ж".repeat(500) + "'\naliases: ['/" + "ж".repeat(490) + "']", "Text.");

        ImportReport report = blog.importAll();
        assertEquals("5 new, 1 failed", TestBlog.counts(report));
        assertTrue(report.problems().get(0).message().contains("has a path of more than 2000 bytes"), report.problems()::toString);
        assertEquals("5 unchanged, 1 failed", blog.counts());
    }

    @Test
    void everyPassLeavesItsRun() {
        blog.article("a.md", "A").file("broken.md", "---\ntitle: A: b\n---\n").importAll();

        assertEquals("1",
                blog.ask("select count(*) from import_run where created = 1 and failed = 1 and unchanged = 0 and ended_at >= started_at"));
        assertEquals(blog.folder().toString(), blog.ask("select folder from import_run"));
        String problem = blog.ask("select problems[1] from import_run");
        assertTrue(problem.startsWith("broken.md:2:"), problem);

        blog.importAll();
        assertEquals("1", blog.ask("select count(*) from import_run where created = 0 and unchanged = 1 and failed = 1"));
    }

    @Test
    void aProblemIsOneLineWhateverTheNameOfItsFile() {
        blog.file("two\nlines.md", "no front matter").importAll();

        assertTrue(blog.ask("select problems[1] from import_run").startsWith("two\\nlines.md:1:1: "));
    }

    @Test
    void anotherRendererMakesEveryArticleAnewAndNoneOfThemCountsAsEdited() {
        blog.article("a.md", "A").article("b.md", "B").settle().importAll();
        blog.update("update article set rendered_by = 'another', text_hash = 'another'");

        assertEquals("2 changed", blog.counts());
        assertEquals("0", blog.ask("select count(*) from article where updated_at is not null"));
    }

    private static int status(String path) {
        return RestAssured.given().redirects().follow(false).get(path).statusCode();
    }
}
