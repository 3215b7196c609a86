package recto.pages;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;
import recto.media.TestPictures;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class AuthorResourceTest {

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    private static String file(String header, String text) {
        return "---\n" + header + "\n---\n\n" + text + "\n";
    }

    @Test
    void anAuthorsFileGivesTheirPageATextAPictureAndLinks() {
        blog.article("a.md", "Alpha", "author: Ada Example", "Text.").file("authors/ada-example.md", file("""
                name: Ada Example
                picture: https://images.example.org/ada.jpg
                url: https://www.ada.example.org
                email: ada@example.org
                links:
                  - name: Her notes
                    url: https://notes.example.org/a?b=c&d
                  - https://code.example.org/ada""", "Writes about *engines*. <script>alert(1)</script>"));
        assertEquals("2 new", blog.counts());

        when().get("/authors/ada-example").then().statusCode(200).body(containsString("Writes about <em>engines</em>."))
                .body(not(containsString("alert(1)")))
                .body(containsString("src=\"https://images.example.org/ada.jpg\"")).body(containsString(">ada.example.org</a>"))
                .body(containsString("href=\"https://notes.example.org/a?b=c&amp;d\">Her notes</a>"))
                .body(containsString(">code.example.org</a>"))
                .body(containsString("href=\"mailto:ada@example.org\"")).body(containsString("Alpha"));
        assertEquals("2 unchanged", blog.counts());
    }

    @Test
    void everyLinkOfAFileIsMarkedAsTheAuthorsOwn() {
        blog.file("authors/ada.md",
                file("name: Ada\nurl: https://ada.example.org\nemail: ada@example.org\nlinks: {Code: https://code.example.org/ada}", ""))
                .importAll();

        assertEquals(List.of("https://ada.example.org", "https://code.example.org/ada", "mailto:ada@example.org"),
                Jsoup.parse(when().get("/authors/ada").asString()).select(".profile-links a[rel=me]").eachAttr("href"));
    }

    @Test
    void theListsOfAuthorsOfOtherEnginesNameTheAuthorsBehindTheHandles() {
        blog.article("a.md", "Alpha", "authors: [zk, jo]", "Text.")
                .file("_data/authors.yml",
                        "# all of us\nzk:\n  name: Zoe Kern\n  url: https://zoe.example\n  socials: {github: zoe}\nida:\n  name: Ida\n")
                .file("blog/authors.yml", "- handle: jo\n  name: Jo Long\n").file("authors/ida.md", file("name: Ida Own", "")).importAll();

        when().get("/articles/a").then().statusCode(200).body(containsString("Zoe Kern")).body(containsString("Jo Long"));
        when().get("/authors/zk").then().statusCode(200).body(containsString("href=\"https://zoe.example\""));
        when().get("/authors/ida").then().statusCode(200).body(containsString("Ida Own"));

        blog.file("_data/authors.yml", "ida:\n  name: Ida\n").importAll();
        when().get("/authors/zk").then().statusCode(200).body(not(containsString("https://zoe.example")));
    }

    @Test
    void importingAFileTwiceWritesNoRow() {
        blog.article("a.md", "Alpha", "author: Ada", "Text.")
                .file("authors/ada.md", file("name: Ada\nurl: https://ada.example.org", "The bio.")).settle().importAll();
        List<String> before = blog.rowVersions();

        assertEquals("2 unchanged", blog.counts());
        assertEquals("2 unchanged", TestBlog.counts(blog.importAll(new ImportOptions(true, false, null))));
        assertEquals(before, blog.rowVersions());
    }

    @Test
    void anAuthorWithAFileAloneHasAPageAndIsInNoList() {
        blog.file("authors/bob.md", file("name: Bob", "Has not written anything yet.")).importAll();

        when().get("/authors/bob").then().statusCode(200).body(containsString("Has not written anything yet."));
        when().get("/authors").then().body(not(containsString("Bob")));
    }

    @Test
    void aFileThatIsGoneTakesItsTextAlong() {
        blog.article("a.md", "Alpha", "author: Ada", "Text.").file("authors/ada.md", file("name: Ada", "The bio."))
                .file("authors/bob.md", file("name: Bob", "")).importAll();
        when().get("/authors/ada").then().body(containsString("The bio."));

        blog.delete("authors/ada.md").delete("authors/bob.md");
        assertEquals("2 removed, 1 unchanged", blog.counts());
        when().get("/authors/ada").then().statusCode(200).body(not(containsString("The bio.")));
        when().get("/authors/bob").then().statusCode(404);
    }

    @Test
    void theFileDecidesHowAnAuthorIsCalledOnEveryPage() {
        blog.article("a.md", "Alpha", "author: ada", "Text.").importAll();
        when().get("/articles/a").then().body(containsString(">ada</a>"));

        blog.file("authors/ada.md", file("name: Ada of Example", "")).importAll();
        when().get("/articles/a").then().body(containsString(">Ada of Example</a>"));
        when().get("/authors").then().body(containsString("Ada of Example"));
    }

    @Test
    void aBadFileIsReportedByLineAndColumnAndWhatWasPublishedStays() {
        blog.file("authors/ada.md", file("name: Ada", "The bio.")).importAll();

        blog.file("authors/ada.md", file("name: ''\nemail: nobody\nlinks: [javascript:alert(1)]", "Another bio."));
        List<String> problems = TestBlog.problems(blog.importAll());
        assertEquals(3, problems.size());
        assertEquals("authors/ada.md:2:7: name is empty; write it as name: 'text', or delete the line", problems.get(0));
        assertEquals("authors/ada.md:3:8: email 'nobody' is not an address; write it as ada@example.org", problems.get(1));
        assertEquals(
                "authors/ada.md:4:9: the link 'javascript:alert(1)' is not an absolute web address; write it as https://example.org/ada",
                problems.get(2));
        when().get("/authors/ada").then().body(containsString("The bio."));
    }

    @Test
    void aPictureBesideTheFileIsShownAndAnotherOneInItsPlaceIsSeen() {
        blog.file("authors/ada.jpg", TestPictures.jpeg(600, 600)).file("authors/ada.md",
                file("name: Ada\npicture: ada.jpg", "At work: ![Ada](ada.jpg)"));
        assertEquals(List.of(), TestBlog.problems(blog.importAll()));
        String before = portrait();
        when().get(before).then().statusCode(200).contentType("image/jpeg");
        when().get("/authors/ada").then().body(containsString("alt=\"Ada\""));
        assertEquals("1 unchanged", blog.counts());

        blog.file("authors/ada.jpg", TestPictures.jpeg(500, 500)).importAll();
        assertNotEquals(before, portrait());
    }

    @Test
    void aPictureThatIsMissingIsAWarningWithItsPlace() {
        blog.file("authors/ada.md", file("name: Ada\npicture: ada.jpg", "The bio."));

        String problem = TestBlog.problems(blog.importAll()).get(0);
        assertTrue(problem.startsWith("authors/ada.md:3:10: warning: the picture 'ada.jpg' is not there; "), problem);
        when().get("/authors/ada").then().statusCode(200).body(containsString("The bio.")).body(not(containsString("ada.jpg")));
    }

    private static String portrait() {
        return Jsoup.parse(when().get("/authors/ada").asString()).select("img.portrait").attr("src");
    }

    @Test
    void twoFilesForOneAuthorAreOneTooMany() {
        blog.file("authors/ada.md", file("name: Ada", "One.")).file("authors/more/ada.md", file("name: Ada", "Two."));

        assertEquals(List.of("authors/more/ada.md:1:1: is the author 'ada', as authors/ada.md is; keep one of the two"),
                TestBlog.problems(blog.importAll()));
        when().get("/authors/ada").then().body(containsString("One."));
    }
}
