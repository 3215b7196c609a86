package recto.article;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.content.ContentCheck;
import recto.database.Sql;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;
import recto.media.TestPictures;

/** What a file {@code tags/{slug}.md} says of a tag. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class TagTextTest {

    @Inject
    TestBlog blog;
    @Inject
    ContentCheck check;
    @Inject
    javax.sql.DataSource database;

    @BeforeEach
    void anArticle() {
        blog.empty().article("a.md", "Alpha", "tags: [Open Source]", "Text.");
    }

    @Test
    void theTextStandsOnThePageOfTheTag() {
        blog.file("tags/open-source.md",
                "---\ndescription: Code that anybody may read.\n---\n\nWhat *anybody* may read. <script>alert(1)</script>\n");
        assertEquals("2 new", blog.counts());

        Document page = page("/tags/open-source");
        assertEquals("<p>What <em>anybody</em> may read.</p>", page.select(".page-head .bio").html().strip());
        assertEquals("Code that anybody may read.", page.select("meta[name=description]").attr("content"));
        assertEquals("Code that anybody may read.", page.select("meta[property=og:description]").attr("content"));
        assertEquals(1, page.select(".contents li").size());
    }

    @Test
    void aFileNeedsNoFrontMatterAndItsBeginningIsTheDescription() {
        blog.file("tags/Open Source.md", "Code that anybody may read.\n").importAll();

        Document page = page("/tags/open-source");
        assertEquals("Code that anybody may read.", page.select(".bio").text());
        assertEquals("Code that anybody may read.", page.select("meta[name=description]").attr("content"));
    }

    @Test
    void aDescriptionAloneIsShownToo() {
        blog.file("tags/open-source.md", "---\ndescription: 'Code & more'\n---\n").importAll();

        assertEquals("Code & more", page("/tags/open-source").select("p.bio").text());
    }

    @Test
    void aChangedTextIsSeenAndARemovedOneIsGone() {
        blog.file("tags/open-source.md", "Before.\n").importAll();
        when().get("/tags/open-source").then().body(containsString("Before."));

        blog.file("tags/open-source.md", "After.\n");
        assertEquals("1 changed, 1 unchanged", blog.counts());
        when().get("/tags/open-source").then().body(containsString("After.")).body(not(containsString("Before.")));

        blog.delete("tags/open-source.md");
        assertEquals("1 removed, 1 unchanged", blog.counts());
        when().get("/tags/open-source").then().statusCode(200).body(not(containsString("After.")));
    }

    @Test
    void aFileWithAnotherNameTakesTheTextAlong() {
        blog.file("tags/open-source.md", "The text.\n").importAll();

        blog.delete("tags/open-source.md").file("tags/Open_Source.md", "The same text.\n").importAll();
        when().get("/tags/open-source").then().body(containsString("The same text."));
    }

    @Test
    void importingAFileTwiceWritesNoRow() {
        blog.file("tags/open-source.md", "The text.\n").settle().importAll();
        List<String> before = blog.rowVersions();

        assertEquals("2 unchanged", TestBlog.counts(blog.importAll(new ImportOptions(true, false, null))));
        assertEquals(before, blog.rowVersions());
    }

    @Test
    void theTextOfATagWithoutAnArticleWaitsForOne() {
        blog.file("tags/later.md", "Soon.\n");
        assertEquals(List.of(), TestBlog.problems(blog.importAll()));
        when().get("/tags/later").then().statusCode(404);
        when().get("/tags").then().body(not(containsString("later")));

        blog.article("b.md", "Beta", "tags: [Later]", "Text.").importAll();
        when().get("/tags/later").then().body(containsString("Soon."));
    }

    @Test
    void thePageAfterTheFirstHasTheDescriptionAndNotTheText() {
        blog.file("tags/open-source.md", "Once is enough.\n");
        for (int i = 0; i < 25; i++) {
            blog.article("n%d.md".formatted(i), "Number " + i, "tags: [Open Source]", "Text.");
        }
        blog.importAll();

        assertEquals(0, page("/tags/open-source/page/2").select(".bio").size());
    }

    @Test
    void whatIsWrongIsReportedByLineAndColumnAndWhatWasPublishedStays() throws Exception {
        blog.file("tags/open-source.md", "The text.\n").importAll();
        blog.file("tags/open-source.md", "---\ntitle: Freedom\ndescription: [a, b]\n---\n\nText ![x](none.png)\n");
        List<String> expected = List.of(
                "tags/open-source.md:2:8: warning: the file describes the tag 'open-source', and not 'Freedom'; name it freedom.md, or correct the title",
                "tags/open-source.md:3:14: description must be text, not a list; write it as description: 'text'",
                "tags/open-source.md:6:11: warning: the picture 'none.png' is not there; put it at tags/none.png, or correct the path");

        assertEquals(expected, TestBlog.problems(blog.importAll()));
        when().get("/tags/open-source").then().body(containsString("The text."));
        List<String> checked = new ArrayList<>();
        check.run(folder(), problem -> checked.add(problem.toString()));
        assertTrue(checked.containsAll(expected), checked.toString());
    }

    @Test
    void twoFilesForOneTagAreOneTooMany() {
        blog.file("tags/open-source.md", "One.\n").file("tags/more/open source.md", "Two.\n");

        assertEquals(List.of("tags/open-source.md:1:1: is the tag 'open-source', as tags/more/open source.md is; keep one of the two"),
                TestBlog.problems(blog.importAll()));
    }

    @Test
    void aPictureOfTheTextIsKeptAsLongAsItIsShown() throws SQLException {
        blog.file("tags/shelf.jpg", TestPictures.jpeg(600, 400)).file("tags/open-source.md", "![A shelf](shelf.jpg)\n").importAll();

        when().get(page("/tags/open-source").select(".bio img").attr("src")).then().statusCode(200).contentType("image/jpeg");
        try (Sql sql = Sql.open(database)) {
            assertEquals(1,
                    sql.of("select count(*) as n from picture where unused_since is null").first(row -> row.number("n")).orElseThrow());
        }
    }

    @Test
    void theWholeFileIsKept() throws SQLException {
        String file = "---\ndescription: Code.\nown_key: 1\n---\n\nText.\n";
        blog.file("tags/open-source.md", file).importAll();

        try (Sql sql = Sql.open(database)) {
            assertEquals(file, sql.of("select source from tag_text").first(row -> row.text("source")).orElseThrow());
        }
    }

    private Path folder() {
        return blog.folder();
    }

    private static Document page(String path) {
        return Jsoup.parse(when().get(path).then().statusCode(200).extract().asString());
    }
}
