package recto.content;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.frontmatter.Problem;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;
import recto.report.ImportReport;

/** Every file below content-broken, imported as it is. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ContentBrokenTest {

    private static final Path BROKEN = Path.of("src/test/resources/content-broken");
    private static final ImportOptions PLAIN = new ImportOptions(false, false, null);
    /** Odd, but there is an article in them. */
    private static final Set<String> IMPORTED = Set.of("bom-and-crlf.md", "control-characters.md", "control-characters-escaped.md",
            "key-misspelt.md", "title-missing.md", "title-empty.md", "raw-html-with-scripts.md",
            "quotes-nested-50000-deep.md", "lists-nested-10000-deep.md");

    @Inject
    TestBlog blog;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void everyFaultIsNamedAtOnceAndKeepsItsOwnFileOutOnly() throws IOException {
        Set<String> files;
        try (Stream<Path> all = Files.list(BROKEN)) {
            files = all.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }

        ImportReport report = assertTimeout(Duration.ofSeconds(30), () -> blog.importFrom(BROKEN, PLAIN));
        assertEquals(IMPORTED.size(), report.created());
        assertEquals(files.size() - IMPORTED.size(), report.failed());
        Set<String> named = report.problems().stream().filter(Problem::isError).map(Problem::file)
                .collect(Collectors.toCollection(TreeSet::new));
        files.removeAll(IMPORTED);
        assertEquals(files, named);
        for (Problem problem : report.problems()) {
            assertTrue(problem.toString().matches("[^:\\n]+\\.md:[1-9]\\d*:[1-9]\\d*: [^\\n]+; [^\\n]+"), problem::toString);
        }
    }

    @Test
    void thePlaceOfAByteThatIsNotUtf8IsGiven() {
        ImportReport report = blog.importFrom(BROKEN, PLAIN);

        List<String> problems = TestBlog.problems(report).stream().filter(problem -> problem.startsWith("not-utf-8.md")).toList();
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).matches("not-utf-8\\.md:\\d+:\\d+: byte \\d+ \\(0x[0-9A-F]{2}\\) is not UTF-8; save the file as UTF-8"),
                problems::toString);
    }

    @Test
    void scriptsAndHandlersDoNotReachAReader() {
        blog.importFrom(BROKEN, PLAIN);

        Document page = Jsoup.parse(RestAssured.get("/articles/raw-html-with-scripts").asString());
        assertTrue(page.text().contains("The first words stay."));
        // A block of data is no script, and a search field no form of the author's
        assertEquals(List.of(), page.select(
                "script:not([type='application/ld+json']), iframe, form:not([role=search]), object, embed, svg, [style], [^on], [href^=javascript], [src^=javascript], [href^=data]"));
    }

    @Test
    void noControlCharacterReachesTheFeed() {
        blog.importFrom(BROKEN, PLAIN);

        assertTrue(RestAssured.get("/rss.xml").asString().chars().noneMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t'));
        assertEquals("0", blog.ask(
                "select count(*) from article where html ~ '[\\x01-\\x08]' or title ~ '[\\x01-\\x08]' or body_text ~ '[\\x01-\\x08]'"));
    }

    @Test
    void whatIsNestedTooDeepIsAnArticleAllTheSame() {
        blog.importFrom(BROKEN, PLAIN);

        RestAssured.get("/articles/quotes-nested-50000-deep").then().statusCode(200).body(containsString("After the quotes."));
        RestAssured.get("/articles/lists-nested-10000-deep").then().statusCode(200).body(containsString("After the lists."));
    }

    @Test
    void aFileOf30MegabytesIsNamedAndTheOthersAreImported() {
        blog.article("a.md", "A").file("huge.md", new byte[30 << 20]);

        ImportReport report = blog.importAll();
        assertEquals("1 new, 1 failed", TestBlog.counts(report));
        assertEquals(List.of(
                "huge.md:1:1: has 30.0 MB, more than the 5.0 MB that are allowed; split the article, or raise recto.import.max-file-size"),
                TestBlog.problems(report));
    }

    @Test
    void anArticleMayHaveAlmostFiveMegabytes() {
        blog.article("large.md", "Large", "", "A paragraph of some words, *and* a [link](https://example.org).\n\n".repeat(70_000));

        assertEquals("1 new", assertTimeout(Duration.ofSeconds(30), () -> blog.counts()));
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Path outside = Files.createTempFile("recto-test-secret", ".md");
        Files.writeString(outside, "---\ntitle: Secret\n---\nSecret.\n");
        blog.article("a.md", "A");
        Files.createSymbolicLink(blog.folder().resolve("link.md"), outside);

        ImportReport report = blog.importAll();
        assertEquals("1 new", TestBlog.counts(report));
        assertEquals(List.of("link.md:1:1: warning: is a symbolic link, and links are not followed; put the file itself here"),
                TestBlog.problems(report));
        RestAssured.get("/articles/link").then().statusCode(404);
    }

    @Test
    void anArticleThatIsOnlyALinkNowIsGone() throws IOException {
        Path outside = Files.createTempFile("recto-test-moved", ".md");
        blog.article("a.md", "A").article("b.md", "B").article("c.md", "C").article("d.md", "D").article("e.md", "E").importAll();
        Files.move(blog.folder().resolve("a.md"), outside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(blog.folder().resolve("a.md"), outside);

        assertEquals("1 removed, 4 unchanged", blog.counts(), "its file is not in the folder any more");
    }
}
