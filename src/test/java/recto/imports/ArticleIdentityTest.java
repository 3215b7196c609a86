package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.report.ImportReport;

/** Which file is which article: by its id, else by its place; and what becomes of files that move. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleIdentityTest {

    @Inject
    TestBlog blog;

    /** Enough articles beside the one of the test, so that its removal is no mass removal. */
    @BeforeEach
    void aBlogOfTen() {
        blog.empty();
        for (int i = 1; i < 10; i++) {
            blog.article("other/" + i + ".md", "Other " + i);
        }
    }

    @Test
    void withoutAnIdTheFileIsTheArticle() {
        blog.article("a.md", "First").importAll();
        String guid = blog.guid("First");

        blog.article("a.md", "Second", "slug: elsewhere", "All is new.").importAll();
        assertEquals(guid, blog.guid("Second"));
    }

    @Test
    void anIdIsTheGuidOfAFeedItemForGood() {
        blog.article("a.md", "A", "id: tag:example.org,2026:a", "Text.").importAll();
        assertEquals("tag:example.org,2026:a", blog.guid("A"));

        blog.article("a.md", "A").importAll();
        assertEquals("tag:example.org,2026:a", blog.guid("A"), "the id was taken away at the same file");
        blog.article("a.md", "A", "id: another", "Text.").importAll();
        assertEquals("tag:example.org,2026:a", blog.guid("A"), "and another one given");
    }

    @Test
    void aGuidIsNeverGivenTwice() {
        blog.article("a.md", "A", "id: one", "Text.").importAll();
        blog.article("a.md", "A").importAll();
        blog.article("b.md", "B", "id: one", "Text.");

        assertEquals("1 new, 10 unchanged", blog.counts());
        assertNotEquals(blog.guid("A"), blog.guid("B"));
    }

    @Test
    void anArticleThatGetsAnIdAtTheSameFileStaysTheSame() {
        blog.article("a.md", "A").importAll();
        String guid = blog.guid("A");

        blog.article("a.md", "A", "id: mine", "Text.");
        assertEquals("1 changed, 9 unchanged", blog.counts());
        assertEquals(guid, blog.guid("A"));

        blog.delete("a.md").article("far/away.md", "A, moved", "id: mine", "Another text.");
        assertEquals("1 changed, 9 unchanged", blog.counts());
        assertEquals(guid, blog.guid("A, moved"), "from now on the id tells");
    }

    @Test
    void aFileThatMovedWithItsBytesUnchangedIsARename() {
        blog.article("a.md", "A").importAll();
        String guid = blog.guid("A");

        blog.move("a.md", "2026/renamed.md");
        assertEquals("1 renamed, 9 unchanged", blog.counts());
        assertEquals(guid, blog.guid("A"));
        assertRedirect("/articles/a", "/articles/renamed");
        assertEquals(200, status("/articles/renamed"));
    }

    @Test
    void anArticleMayBecomeAPageByAMove() {
        blog.article("a.md", "A").importAll();
        String guid = blog.guid("A");

        blog.move("a.md", "pages/a.md");
        assertEquals("1 renamed, 9 unchanged", blog.counts());
        assertEquals(guid, blog.guid("A"));
        assertRedirect("/articles/a", "/a");
    }

    @Test
    void aFileThatMovedAndWasEditedIsTheSameArticleWhileItsAddressIs() {
        blog.article("a.md", "A").importAll();
        String guid = blog.guid("A");

        blog.delete("a.md").article("2026/a.md", "A again", "", "Another text.");
        assertEquals("1 changed, 9 unchanged", blog.counts());
        assertEquals(guid, blog.guid("A again"));
        assertEquals(200, status("/articles/a"));
    }

    @Test
    void twoFilesWithTheSameBytesThatMoveStayTwoArticles() {
        blog.article("x/x1.md", "Twin").article("x/x2.md", "Twin").importAll();
        List<String> guids = blog.list("select guid from article where title = 'Twin' order by source_path");

        blog.move("x/x1.md", "y/one.md").move("x/x2.md", "y/two.md");
        assertEquals("2 renamed, 9 unchanged", blog.counts());
        assertEquals(guids, blog.list("select guid from article where title = 'Twin' order by source_path"));
    }

    @Test
    void aCopyOfAFileThatStaysIsAnArticleOfItsOwn() {
        blog.article("a.md", "A").importAll();
        String guid = blog.guid("A");

        blog.article("copy.md", "A");
        assertEquals("1 new, 10 unchanged", blog.counts());
        assertEquals(guid, blog.ask("select guid from article where source_path = 'a.md'"));
        assertNotEquals(guid, blog.ask("select guid from article where source_path = 'copy.md'"));
    }

    @Test
    void aRemovedArticleIsGoneAndKeptAndTheSameWhenItsFileIsBack() {
        blog.article("a.md", "A", "tags: [kept]", "Text.").importAll();
        String guid = blog.guid("A");

        blog.delete("a.md");
        assertEquals("1 removed, 9 unchanged", blog.counts());
        assertEquals(410, status("/articles/a"));
        assertEquals(guid, blog.ask("select guid from article where removed_at is not null"));
        assertEquals("9 unchanged", blog.counts(), "it is removed once");

        blog.article("a.md", "A", "tags: [kept]", "Text.");
        assertEquals("1 changed, 9 unchanged", blog.counts());
        assertEquals(guid, blog.guid("A"));
        assertEquals(200, status("/articles/a"));
    }

    @Test
    void aRemovedArticleComesBackFromAnotherPlaceToo() {
        blog.article("a.md", "A").importAll();
        String guid = blog.guid("A");
        blog.delete("a.md").importAll();

        blog.article("elsewhere/b.md", "A").importAll();
        assertEquals(guid, blog.guid("A"));
        assertRedirect("/articles/a", "/articles/b");
    }

    @Test
    void ofTwoFilesWithOneIdTheSecondFails() {
        blog.article("b.md", "B", "id: same", "Text.").importAll();
        String guid = blog.guid("B");
        blog.article("a.md", "A", "id: same", "Text.").article("c.md", "C", "id: same", "Text.");

        ImportReport report = blog.importAll();
        assertEquals("10 unchanged, 2 failed", TestBlog.counts(report));
        assertEquals(List.of("a.md:1:1: has the same id as b.md; give each article an id of its own",
                "c.md:1:1: has the same id as b.md; give each article an id of its own"), TestBlog.problems(report));
        assertEquals(guid, blog.ask("select guid from article where source_path = 'b.md'"));
    }

    @Test
    void twoNewFilesWithOneIdAreOneArticleAndOneProblemAlsoFarApart() {
        blog.article("a.md", "A", "id: same", "Text.").article("z.md", "Z", "id: same", "Text.");
        for (int i = 0; i < 120; i++) {
            blog.article("m/m" + i + ".md", "M" + i);
        }

        ImportReport report = blog.importAll();
        assertEquals("130 new, 1 failed", TestBlog.counts(report));
        assertEquals(List.of("z.md:1:1: has the same id as a.md; give each article an id of its own"), TestBlog.problems(report));
    }

    @Test
    void anArticleWhoseFileGotTheIdOfAnotherStaysPublished() {
        blog.article("a.md", "A").article("b.md", "B", "id: one", "Text.").importAll();

        blog.article("a.md", "A", "id: one", "Text.");
        assertEquals("10 unchanged, 1 failed", blog.counts());
        assertEquals(200, status("/articles/a"));
    }

    @Test
    void anArticleThatMovesOutOfTheWayOfAnotherStaysItself() {
        blog.article("post.md", "Old", "id: old\nslug: old", "Text.").importAll();
        String guid = blog.guid("Old");

        blog.move("post.md", "archive-of-2026/post.md").article("post.md", "New", "id: new\nslug: new", "Text.");
        assertEquals("1 new, 1 renamed, 9 unchanged", blog.counts());
        assertEquals(guid, blog.guid("Old"));
        assertEquals(List.of(200, 200), List.of(status("/articles/old"), status("/articles/new")));
    }

    @Test
    void articlesWithIdsMaySwapTheirFiles() {
        // Two files of one size, written in one tick of the file system's clock, would look alike: a pass knows a file by size and time
        blog.article("a.md", "A", "id: a\nslug: a", "Text.").article("b.md", "B", "id: b\nslug: b", "A longer text.").importAll();
        String a = blog.guid("A");

        blog.move("a.md", "c.md").move("b.md", "a.md").move("c.md", "b.md");
        assertEquals("2 renamed, 9 unchanged", blog.counts());
        assertEquals(a, blog.ask("select guid from article where source_path = 'b.md'"));
        assertEquals("11 unchanged", blog.counts());
    }

    @Test
    void anotherIdAtTheSameFileIsAnotherArticle() {
        blog.article("a.md", "A", "id: one\nslug: one", "Text.").importAll();

        blog.article("a.md", "B", "id: two\nslug: two", "Text.");
        assertEquals("1 new, 1 removed, 9 unchanged", blog.counts());
        assertEquals(List.of(410, 200), List.of(status("/articles/one"), status("/articles/two")));
        assertEquals("10 unchanged", blog.counts());
    }

    private static void assertRedirect(String from, String to) {
        Response response = RestAssured.given().redirects().follow(false).get(from);
        assertEquals(301, response.statusCode());
        assertTrue(response.header("Location").endsWith(to), response.header("Location"));
    }

    private static int status(String path) {
        return RestAssured.given().redirects().follow(false).get(path).statusCode();
    }
}
