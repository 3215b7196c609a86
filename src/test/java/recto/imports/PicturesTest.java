package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.TestPostgres;
import recto.content.ContentCheck;
import recto.media.TestPictures;
import recto.media.TestPng;
import recto.report.ImportReport;

/** Pictures beside articles: found, stored, shown, and seen when they change. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class PicturesTest {

    @Inject
    TestBlog blog;
    @Inject
    ContentCheck check;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    // ---- what a page shows ----

    @Test
    void aPictureKeepsItsRoomAndComesInTheWidthThatIsWanted() {
        blog.file("pictures/a cat.png", TestPictures.png(1000, 500)).article("deep/a.md", "A", "", "![A cat](<../pictures/a cat.png>)")
                .importAll();

        Element img = article().selectFirst(".prose picture > img");
        assertEquals("A cat", img.attr("alt"));
        assertEquals(List.of("1000", "500"), List.of(img.attr("width"), img.attr("height")));
        String hash = blog.ask("select hash from picture");
        assertEquals("/media/" + hash + "/a-cat.png", img.attr("src"));
        assertTrue(img.attr("srcset").endsWith(", /media/%s/a-cat.png 1000w".formatted(hash)), img.attr("srcset"));
        assertFalse(img.attr("sizes").isEmpty());
        Element webp = img.previousElementSibling();
        assertEquals("image/webp", webp.attr("type"));
        for (String candidate : (webp.attr("srcset") + ", " + img.attr("srcset")).split(", ")) {
            assertEquals(200, RestAssured.get(candidate.split(" ")[0]).statusCode(), candidate);
        }
    }

    @Test
    void allPicturesButTheFirstOfThePageWaitUntilTheyAreNear() {
        blog.file("a.jpg", TestPictures.jpeg(20, 10)).article("a.md", "A", "", "![](a.jpg)\n\n![](https://example.org/b.png)\n\n![](a.jpg)")
                .importAll();
        assertEquals(List.of("", "lazy", "lazy"), article().select(".prose img").stream().map(img -> img.attr("loading")).toList());

        blog.article("a.md", "A", "heroImage: a.jpg\nheroAlt: At the top", "![](a.jpg)").importAll();
        Document page = article();
        assertEquals("lazy", page.selectFirst(".prose img").attr("loading"));
        Element hero = page.selectFirst(".hero img");
        assertEquals(List.of("high", "", "20", "10", "At the top"),
                List.of(hero.attr("fetchpriority"), hero.attr("loading"), hero.attr("width"), hero.attr("height"), hero.attr("alt")));
        assertEquals("high", Jsoup.parse(RestAssured.get("/").asString()).selectFirst(".lead-picture img").attr("fetchpriority"));
    }

    @Test
    void aHeroElsewhereStaysElsewhere() {
        blog.article("a.md", "A", "heroImage: https://example.org/a.jpg", "Text.").importAll();

        Element hero = article().selectFirst(".hero img");
        assertEquals("https://example.org/a.jpg", hero.attr("src"));
        assertFalse(hero.hasAttr("width"));
        assertNull(blog.ask("select hash from picture"));
    }

    @Test
    void theWidthThatAnAuthorGivesStays() {
        blog.file("a.jpg", TestPictures.jpeg(1000, 500)).article("a.md", "A", "", "<img src='a.jpg' width='200' alt=''>").importAll();

        Element img = article().selectFirst(".prose img");
        assertEquals(List.of("200", "100", "200px"), List.of(img.attr("width"), img.attr("height"), img.attr("sizes")));
    }

    @Test
    void anAuthorsOwnChoiceOfPicturesStays() {
        blog.file("light.png", TestPictures.png(20, 10)).file("dark.png", TestPictures.png(21, 10)).article("a.md", "A", "",
                """
                        <picture><source srcset="dark.png" media="(prefers-color-scheme: dark)"><source srcset="gone.png" media="print"><img src="light.png" alt="x"></picture>
                        """);
        ImportReport report = blog.importAll();

        Element picture = article().selectFirst(".prose picture");
        assertEquals(2, picture.childrenSize());
        assertTrue(picture.child(0).attr("srcset").matches("/media/[0-9a-f]{32}/dark.png"), picture::outerHtml);
        assertTrue(picture.child(1).attr("src").endsWith("/light.png"));
        assertEquals(1, report.problemCount());
    }

    @Test
    void theFeedHasOnePlainPicture() {
        blog.file("a.jpg", TestPictures.jpeg(1000, 500)).article("a.md", "A", "", "![A cat](a.jpg)").importAll();

        Element html = Jsoup.parseBodyFragment(Jsoup.parse(RestAssured.get("/rss.xml").asString(), "", org.jsoup.parser.Parser.xmlParser())
                .selectFirst("content|encoded").text());
        assertEquals(0, html.select("picture, source, [srcset], [sizes], [loading]").size());
        assertTrue(html.selectFirst("img").attr("src").matches("http://localhost:8080/media/[0-9a-f]{32}/a.jpg"), html::html);
        assertEquals("1000", html.selectFirst("img").attr("width"));
    }

    // ---- what is wrong ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "missing.png|is not there; put it at missing.png, or correct the path",
            "Here.PNG|is not there; write it as the file is spelt: here.png (the names differ in upper and lower case)",
            "../../etc/passwd.png|leads out of the content folder; put the picture into it",
            "text.png|is none that Recto serves, whatever its name says; save it as JPEG, PNG, WebP, AVIF, GIF or SVG",
            "bomb.png|has 40000 x 40000 pixels, more than the 50 million that are allowed; make it smaller; no page shows more than 1600 in a row",
            "large.png|has 21.0 MB, more than the 20.0 MB that are allowed; make it smaller, or raise recto.import.max-picture-size",
            "notes.pdf|is not a picture that Recto serves; save it as JPEG, PNG, WebP, AVIF, GIF or SVG, and with such an ending",
            "link.png|is a symbolic link, or lies behind one, and links are not followed; put the file itself there",
            "linked/secret.png|is a symbolic link, or lies behind one, and links are not followed; put the file itself there",
            ".hidden.png|is hidden, because a part of its path begins with a dot; rename it"})
    void whatCannotBeShownIsSaidWithItsPlaceAndInItsPlace(String target, String fault) throws IOException {
        Path outside = Files.createTempDirectory("recto-test-outside");
        Files.write(outside.resolve("secret.png"), TestPictures.png(2, 2));
        blog.file("here.png", TestPictures.png(2, 2)).file("text.png", "text".getBytes()).file("bomb.png", TestPictures.bomb())
                .file("large.png", new byte[21 << 20])
                .file("notes.pdf", "%PDF-1.7".getBytes()).file(".hidden.png", TestPictures.png(2, 2))
                .article("a.md", "A", "heroImage: " + target, "Text\nand ![What it shows](" + target + ")");
        Files.createSymbolicLink(blog.folder().resolve("link.png"), outside.resolve("secret.png"));
        Files.createSymbolicLink(blog.folder().resolve("linked"), outside);

        ImportReport report = blog.importAll();
        assertEquals("1 new", TestBlog.counts(report));
        List<String> told = TestBlog.problems(report).stream().filter(problem -> problem.startsWith("a.md")).toList();
        assertEquals(List.of("a.md:4:12: warning: the heroImage '%s' %s".formatted(target, fault),
                "a.md:8:22: warning: the picture '%s' %s".formatted(target, fault)), told);
        List<String> checked = new ArrayList<>();
        check.run(blog.folder(), problem -> checked.add(problem.toString()));
        assertEquals(told, checked.stream().filter(problem -> problem.startsWith("a.md")).toList());

        Document page = article();
        assertEquals("What it shows", page.selectFirst(".prose .no-picture").text());
        assertEquals(List.of("/media/cover/"),
                page.select("img").eachAttr("src").stream().map(src -> src.replaceFirst("[^/]+$", "")).toList());
        assertEquals("0", blog.ask("select count(*) from picture"));
    }

    @ParameterizedTest
    @CsvSource({"u\u0308ber.png, \u00fcber.png", "caf\u00e9.png, cafe\u0301.png",
            "'Screenshot at 3.04\u202fPM.png', Screenshot%20at%203.04%20PM.png",
            "'a\u00a0b.png', a%20b.png", "'be\u0301/x y.png', b\u00e9/x%20y.png"})
    void aPictureIsFoundWhereItsNameIsSpeltWithOtherCharacters(String file, String link) throws IOException {
        blog.file(file, TestPictures.png(60, 40))
                .article("a.md", "A", "heroImage: '" + link.replace("'", "''") + "'", "![one](<" + link + ">)").settle();

        ImportReport report = blog.importAll();
        assertEquals(List.of(), TestBlog.problems(report));
        assertEquals(file, blog.ask("select path from article_picture"));
        assertEquals("1 unchanged", blog.counts());
    }

    @Test
    void aMissingPictureIsSeenWhenItComesSpeltWithOtherCharacters() throws IOException {
        blog.article("a.md", "A", "", "![one](\u00fcber.png) ![two](<at 3.04 PM.png>) ![three](<no where.png>)").settle().importAll();
        blog.file("u\u0308ber.png", TestPictures.png(60, 40)).file("at 3.04\u202fPM.png", TestPictures.png(60, 40)).settle();

        assertEquals("1 changed", blog.counts());
        assertEquals("1 unchanged", blog.counts());
        assertEquals("2", blog.ask("select count(*) from article_picture where file_size is not null"));
    }

    @Test
    void whereTwoNamesLookTheSameTheMessageSaysInWhatTheyDiffer() throws IOException {
        blog.file("U\u0308ber.png", TestPictures.png(60, 40)).article("a.md", "A", "", "![one](\u00fcber.png)")
                .article("b/\u00fc.md", "One").article("b/u\u0308.md", "Two");

        String problems = TestBlog.problems(blog.importAll()).toString();
        assertTrue(problems.contains("write it as the file is spelt: U\u0308ber.png (the names differ in upper and lower case)"), problems);
        assertTrue(problems.contains("letters with accents are one character in one name and two in the other"), problems);
    }

    @Test
    void aPathThatBeginsWithASlashCountsFromTheContentFolderOrIsLeftAlone() {
        blog.file("static/a.png", TestPictures.png(2, 2)).article("deep/a.md", "A", "heroImage: /media/x.png",
                "![](/static/a.png) ![](/elsewhere/b.png)");

        assertEquals(List
                .of("deep/a.md:7:24: warning: the picture '/elsewhere/b.png' is not there; put it at static/elsewhere/b.png, or correct the path"),
                TestBlog.problems(blog.importAll()));
        List<String> sources = article().select("img").eachAttr("src");
        assertTrue(sources.get(1).startsWith("/media/"), sources::toString);
        assertEquals(List.of("/media/x.png", "/elsewhere/b.png"), List.of(sources.get(0), sources.get(2)));
    }

    @Test
    void aPictureThatIsStrangeIsShownAndToldEachTimeItsArticleIsRead() {
        blog.file("a.jpg", TestPictures.jpegWithMetadata(40, 20, 1)).article("a.md", "A", "", "![](a.jpg)");
        List<String> told = List
                .of("a.md:6:5: warning: the picture 'a.jpg' has a colour profile that is not used, as in browsers: it is incomplete; "
                        + "save it as sRGB, or with the right profile");
        assertEquals(told, TestBlog.problems(blog.importAll()));
        assertEquals(1, article().select(".prose img").size());

        assertEquals(told, TestBlog.problems(blog.article("a.md", "A", "", "![](a.jpg) and a text").importAll()), "now that it is stored");
    }

    @Test
    void aVeryHighPictureKeepsNothingBack() {
        blog.file("high.png", new TestPng(1000, 17_000, TestPng.RGB, 8).compressed(70, 80, 90)).article("a.md", "A", "", "![](high.png)")
                .article("b.md", "B");

        assertEquals("2 new", blog.counts());
        assertEquals(List.of("1000", "17000"),
                List.of(article().selectFirst(".prose img").attr("width"), article().selectFirst(".prose img").attr("height")));
        assertEquals("2 unchanged", blog.counts());
    }

    @Test
    void aFilmBesideAnArticleIsNotServed() {
        blog.file("a.mp4", new byte[9]).article("a.md", "A", "", "<video src='a.mp4'></video>");

        assertEquals(List.of(
                "a.md:6:13: warning: 'a.mp4' will not be played: of the files beside an article only pictures are served; give its full address, https://..."),
                TestBlog.problems(blog.importAll()));
    }

    // ---- what changes ----

    @Test
    void theSameBytesAreStoredOnce() {
        byte[] png = TestPictures.png(9, 9);
        blog.file("a.png", png).file("b.png", png).article("a.md", "A", "", "![](a.png) ![](b.png)").article("b.md", "B", "", "![](b.png)")
                .importAll();

        assertEquals("1", blog.ask("select count(*) from picture"));
        assertEquals("3", blog.ask("select count(*) from article_picture"));
    }

    @Test
    void importingTwiceWritesNothing() {
        blog.file("a.png", TestPictures.png(9, 9)).file("text.png", "text".getBytes()).article("a.md", "A", "heroImage: a.png",
                "![](a.png) ![](gone.png) ![](text.png)");
        blog.settle().importAll();
        List<String> before = blog.rowVersions();

        assertEquals("1 unchanged", blog.counts());
        assertEquals("1 unchanged", TestBlog.counts(blog.importAll(new ImportOptions(true, false, null))));
        assertEquals(before, blog.rowVersions());
    }

    @Test
    void aPictureThatChangesMakesItsArticlesAnewAndNoOthers() {
        blog.file("a.png", TestPictures.png(9, 9)).article("a.md", "A", "", "![](a.png)").article("b.md", "B").settle().importAll();
        String before = article().selectFirst(".prose img").attr("src");

        blog.file("a.png", TestPictures.png(9, 8));
        assertEquals("1 changed, 1 unchanged", blog.counts());
        Element img = article().selectFirst(".prose img");
        assertNotEquals(before, img.attr("src"));
        assertEquals("8", img.attr("height"));
        assertEquals(200, RestAssured.get(before).statusCode(), "who still has the page still has its picture");
        assertNull(blog.ask("select updated_at from article where title = 'A'"), "the text is as it was");
        assertEquals("2 unchanged", blog.counts());
    }

    @Test
    void aPictureOfAnotherTimeAndTheSameBytesIsNoChange() {
        blog.file("a.png", TestPictures.png(9, 9)).article("a.md", "A", "", "![](a.png)").importAll();

        blog.settle();
        assertEquals("1 unchanged", blog.counts());
        List<String> before = blog.rowVersions();
        assertEquals("1 unchanged", blog.counts());
        assertEquals(before, blog.rowVersions(), "its time is known now");
    }

    @Test
    void aChangeThatShowsNeitherInSizeNorInTimeIsSeenByAnImportThatReadsEveryFile() throws IOException {
        blog.file("a.png", "text one".getBytes()).article("a.md", "A", "", "![](a.png)").settle().importAll();
        var time = Files.getLastModifiedTime(blog.folder().resolve("a.png"));
        blog.file("a.png", "text two".getBytes());
        Files.setLastModifiedTime(blog.folder().resolve("a.png"), time);

        assertEquals("1 unchanged", blog.counts());
        assertEquals("1 changed", TestBlog.counts(blog.importAll(new ImportOptions(true, false, null))));
    }

    @Test
    void aPictureThatComesOrGoesIsSeen() {
        blog.article("a.md", "A", "", "![Alt](a.png)").settle().importAll();
        assertEquals(1, article().select(".no-picture").size());

        blog.file("a.png", TestPictures.png(9, 9));
        assertEquals("1 changed", blog.counts());
        assertEquals(1, article().select(".prose img").size());

        blog.delete("a.png");
        assertEquals("1 changed", blog.counts());
        assertEquals(1, article().select(".no-picture").size());
        assertEquals("1 unchanged", blog.counts());
    }

    @Test
    void aPictureInAFolderThatIsLeftOutIsMissingAndChangesNothingAtTheNextPass() {
        blog.file("blog/drafts/a.png", TestPictures.png(9, 9)).article("blog/a.md", "A", "", "![Alt](drafts/a.png)").settle();
        ImportReport report = blog.importAll();

        assertEquals(1, article().select(".no-picture").size());
        assertTrue(report.problems().stream().anyMatch(problem -> problem.message().contains("'blog/drafts'")),
                report.problems()::toString);
        assertEquals("1 unchanged", blog.counts());
    }

    @Test
    void aPictureThatNoArticleShowsIsForgottenAfterAMonth() {
        blog.file("a.png", TestPictures.png(9, 9)).article("a.md", "A", "", "![](a.png)").article("b.md", "B").importAll();
        blog.article("a.md", "A", "", "Without it.").importAll();
        assertEquals("t", blog.ask("select unused_since is not null from picture"));

        blog.update("update picture set unused_since = now() - interval '31 days'");
        blog.article("b.md", "B", "", "Something else changes.").importAll();
        assertEquals("0", blog.ask("select count(*) from picture"));
    }

    private static Document article() {
        return Jsoup.parse(RestAssured.get("/articles/a").asString());
    }
}
