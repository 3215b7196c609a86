package recto.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recto.TestPostgres;
import recto.content.ContentCheck;
import recto.export.BlogExporter;
import recto.media.TestPictures;

/** Files beside articles that are no pictures: linked to, stored, served in parts, and seen when they change. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FilesTest {

    private static final byte[] PDF = "%PDF-1.7 a paper".getBytes(StandardCharsets.US_ASCII);

    @Inject
    TestBlog blog;
    @Inject
    ContentCheck check;
    @Inject
    BlogExporter exporter;
    @TempDir
    Path temporary;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    private static Element prose() {
        return Jsoup.parse(RestAssured.get("/articles/a").asString()).selectFirst(".prose");
    }

    private static RequestSpecification asking(String... headers) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aLinkToAFileBesideTheArticleLeadsToThatFile() {
        blog.file("posts/über uns.pdf", PDF).file("static/data/all.zip", bytes(100)).file("posts/a.csv", "a,b\n".getBytes())
                .article("posts/a.md", "A", "slug: a", "[one](<über uns.pdf#page=2>) [two](/data/all.zip) <a href='./a.csv'>three</a>");
        assertEquals(List.of(), TestBlog.problems(blog.importAll()));

        List<String> links = prose().select("a").eachAttr("href");
        assertTrue(links.get(0).matches("/media/file/[0-9a-f]{32}/%C3%BCber%20uns\\.pdf#page=2"), links.toString());
        assertTrue(links.get(1).matches("/media/file/[0-9a-f]{32}/all\\.zip"), links.toString());
        assertTrue(links.get(2).matches("/media/file/[0-9a-f]{32}/a\\.csv"), links.toString());
        asking().get(links.get(0).replace("#page=2", "")).then().statusCode(200).contentType(equalTo("application/pdf"))
                .header("Content-Disposition", "inline; filename*=UTF-8''%C3%BCber%20uns.pdf").header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("immutable")).header("Accept-Ranges", "bytes")
                .header("Content-Length", String.valueOf(PDF.length)).body(equalTo(new String(PDF, StandardCharsets.US_ASCII)));
        asking().get(links.get(1)).then().statusCode(200).header("Content-Disposition", "attachment; filename*=UTF-8''all.zip");

        String feed = Jsoup.parse(RestAssured.get("/rss.xml").asString(), "", Parser.xmlParser()).selectFirst("content|encoded").text();
        assertTrue(feed.contains("href=\"http://localhost:8080" + links.get(1) + "\""), feed);
        String markdown = RestAssured.get("/articles/a.md").asString();
        assertTrue(markdown.contains("http://localhost:8080" + links.get(1)), markdown);
    }

    @Test
    void aLargeFileIsServedWholeAndInParts() {
        byte[] film = bytes(1_000_003);
        blog.file("a.mp4", film).file("none.mp3", new byte[0]).article("a.md", "A", "",
                "<video src=\"a.mp4\"></video>\n\n<audio><source src=\"none.mp3\" type=\"audio/mpeg\"></audio>").importAll();
        String address = prose().selectFirst("video").attr("src");
        assertEquals("16", blog.ask("select count(*) from file_piece"));

        assertArrayEquals(film, RestAssured.get(address).asByteArray());
        String tag = RestAssured.get(address).header("ETag");
        part(address, film, "bytes=0-0", 0, 1);
        part(address, film, "bytes=65535-65536", 65_535, 65_537);
        part(address, film, "bytes=100000-", 100_000, film.length);
        part(address, film, "bytes=-5", film.length - 5, film.length);
        part(address, film, "bytes=1000000-2000000", 1_000_000, film.length);
        for (String beyond : new String[] {"bytes=1000003-", "bytes=-0"}) {
            asking("Range", beyond).get(address).then().statusCode(416).header("Content-Range", "bytes */1000003");
        }
        for (String whole : new String[] {"bytes=5-2", "bytes=0-1,5-6", "lines=1-2"}) {
            assertEquals(200, asking("Range", whole).get(address).statusCode(), whole);
        }
        assertEquals(206, asking("Range", "bytes=0-1", "If-Range", tag).get(address).statusCode());
        assertEquals(200, asking("Range", "bytes=0-1", "If-Range", "\"other\"").get(address).statusCode());
        asking("If-None-Match", "\"x\", W/" + tag).get(address).then().statusCode(304).header("ETag", tag);
        asking("Range", "bytes=0-1").head(address).then().statusCode(200).header("Content-Length", "1000003")
                .header("Content-Type", "video/mp4");
        given().options(address).then().statusCode(405);
        given().post(address).then().statusCode(405);

        String empty = prose().selectFirst("source").attr("src");
        asking().get(empty).then().statusCode(200).header("Content-Length", "0");
        asking("Range", "bytes=0-").get(empty).then().statusCode(416);
        asking().get(address.replaceFirst("[0-9a-f]{32}", "0".repeat(32))).then().statusCode(404);
        asking().get("/media/file/../../etc/passwd").then().statusCode(404);
    }

    private static void part(String address, byte[] film, String range, int start, int end) {
        Response answer = asking("Range", range).get(address);
        assertEquals(206, answer.statusCode(), range);
        assertEquals("bytes %d-%d/%d".formatted(start, end - 1, film.length), answer.header("Content-Range"));
        assertEquals(String.valueOf(end - start), answer.header("Content-Length"));
        assertArrayEquals(Arrays.copyOfRange(film, start, end), answer.asByteArray(), range);
    }

    @Test
    void aDeadLinkIsToldAtItsLineWithThePathWhereTheFileShouldBe() throws IOException {
        blog.file("static/x.txt", "x".getBytes()).file("secret/.env.txt", "x".getBytes()).file("posts/x.exe", new byte[2])
                .article("posts/a.md", "A", "slug: a", """
                        [one](paper.pdf)
                        [two](/files/b.zip) [three](../secret/.env.txt)
                        <video><source src="film.mp4">Words</video>
                        [four](x.exe) ![](pic.png)
                        [five](/robots.txt) [six](../../../etc/passwd.txt)""");
        List<String> told = List.of(
                "posts/a.md:7:7: warning: the link 'paper.pdf' leads to the file posts/paper.pdf, which is not there; put it at posts/paper.pdf, or correct the path",
                "posts/a.md:8:7: warning: the link '/files/b.zip' leads to the file files/b.zip, which is not there; put it at static/files/b.zip, or correct the path",
                "posts/a.md:8:29: warning: the link '../secret/.env.txt' leads to the file secret/.env.txt, which is hidden, because a part of its path begins with a dot; rename it",
                "posts/a.md:9:21: warning: the file 'film.mp4' is not there; put it at posts/film.mp4, or correct the path",
                "posts/a.md:10:8: warning: the link 'x.exe' leads to a file with an ending that is not served; add the ending to recto.content.files, or give the full address, https://...",
                "posts/a.md:10:19: warning: the picture 'pic.png' is not there; put it at posts/pic.png, or correct the path");
        List<String> found = TestBlog.problems(blog.importAll());
        assertEquals(told, found.stream().filter(problem -> !problem.contains("passwd")).toList());
        assertEquals(1, found.stream().filter(problem -> problem.contains("passwd")).count(), found.toString());
        List<String> checked = new ArrayList<>();
        check.run(blog.folder(), problem -> checked.add(problem.toString()));
        assertEquals(found.stream().sorted().toList(), checked.stream().sorted().toList());
        Element prose = prose();
        assertEquals(List.of("/files/b.zip", "/robots.txt"), prose.select("a[href^=/]").eachAttr("href"));
        assertEquals(0, prose.select("video").size());
        assertTrue(prose.text().contains("Words"), prose.text());
        assertEquals("0", blog.ask("select count(*) from file"));

        // When the file comes, its article is made anew
        blog.file("posts/paper.pdf", PDF).file("static/files/b.zip", bytes(9)).settle();
        assertEquals("1 changed", blog.counts());
        assertEquals(2, prose().select("a[href^=/media/file/]").size());
        assertEquals("1 unchanged", blog.settle().counts());
    }

    @Test
    void otherBytesHaveAnotherAddressAndTheSameOnesDoNotChangeAnything() {
        blog.file("a.pdf", PDF).article("a.md", "A", "", "[x](a.pdf)").settle().importAll();
        String before = prose().selectFirst("a").attr("href");
        List<String> rows = blog.rowVersions();
        assertEquals("1 unchanged", blog.counts());
        assertEquals("1 unchanged", TestBlog.counts(blog.importAll(new ImportOptions(true, false, null))));
        assertEquals(rows, blog.rowVersions());

        blog.file("a.pdf", "%PDF-1.7 another".getBytes());
        assertEquals("1 changed", blog.counts());
        String after = prose().selectFirst("a").attr("href");
        assertTrue(!after.equals(before), after);
        asking().get(before).then().statusCode(200);
        assertEquals("1", blog.ask("select count(*) from file where unused_since is not null"));

        blog.update("update file set unused_since = now() - interval '31 days' where unused_since is not null");
        blog.article("b.md", "B").importAll();
        asking().get(before).then().statusCode(404);
        asking().get(after).then().statusCode(200);
        assertEquals("1", blog.ask("select count(*) from file_piece"));
    }

    @Test
    void aFileThatIsTooLargeOrALinkOutOfTheFolderIsNotStored() throws IOException {
        Path outside = Files.createTempDirectory("recto-test-outside");
        Files.write(outside.resolve("secret.pdf"), PDF);
        Files.createSymbolicLink(blog.folder().resolve("link.pdf"), outside.resolve("secret.pdf"));
        try (java.io.RandomAccessFile large = new java.io.RandomAccessFile(blog.folder().resolve("large.zip").toFile(), "rw")) {
            large.setLength(201L << 20);
        }
        blog.article("a.md", "A", "", "[x](link.pdf) [y](large.zip)");
        List<String> told = TestBlog.problems(blog.importAll());
        assertTrue(told.get(0).contains("leads to the file link.pdf, which is a symbolic link"), told.get(0));
        assertTrue(told.get(1).contains("leads to the file large.zip, which has 201.0 MB, more than the 200.0 MB that are allowed; "
                + "make it smaller, raise recto.import.max-linked-file-size"), told.get(1));
        assertEquals("0", blog.ask("select count(*) from file"));
        assertEquals(0, prose().select("a").size());
    }

    @Test
    void anExportHasTheFilesAndItsImportGivesTheSamePage() throws Exception {
        byte[] film = bytes(200_000);
        blog.file("posts/a.pdf", PDF).file("posts/film.webm", film).article("posts/a.md", "A", "slug: a",
                "[x](a.pdf)\n\n<video src='film.webm'></video>").importAll();
        String before = prose().html();
        exporter.run(temporary.resolve("out"), temporary.resolve("none"), count -> {});
        assertArrayEquals(PDF, Files.readAllBytes(temporary.resolve("out/posts/a.pdf")));
        assertArrayEquals(film, Files.readAllBytes(temporary.resolve("out/posts/film.webm")));
        exporter.run(temporary.resolve("again"), blog.folder(), count -> {});
        assertArrayEquals(film, Files.readAllBytes(temporary.resolve("again/posts/film.webm")));
        blog.empty().importFrom(temporary.resolve("out"), new ImportOptions(false, false, null));
        assertEquals(before, prose().html());
    }

    @Test
    void aFileIsFoundAtTheAddressThatItHadWithAnotherEngine() {
        blog.file("static/data/all.zip", bytes(9)).file("posts/shed/paper.pdf", PDF).file("img/a.png", TestPictures.png(4, 4))
                .file("secret.pdf", "%PDF-1.7 s".getBytes()).file("unused.pdf", PDF)
                .article("posts/shed/index.md", "A", "path: /2019/a", "[x](/data/all.zip) [y](paper.pdf) ![z](/img/a.png)")
                .article("d.md", "D", "draft: true", "[x](secret.pdf)").importAll();
        for (String address : new String[] {"/data/all.zip", "/2019/a/paper.pdf", "/posts/shed/paper.pdf", "/img/a.png?v=2"}) {
            String location = asking().redirects().follow(false).get(address).then().statusCode(302).extract().header("Location");
            assertTrue(location.matches("(?:http://localhost:\\d+)?/media/(?:file/)?[0-9a-f]{32}/(?:all.zip|paper.pdf|a.png[?]v=2)"),
                    location);
            asking().get(address).then().statusCode(200);
        }
        for (String nothing : new String[] {"/secret.pdf", "/unused.pdf", "/static", "/paper.pdf"}) {
            asking().redirects().follow(false).get(nothing).then().statusCode(404);
        }
    }

    @Test
    void anAuthorsTextLeadsToFilesAsWell() {
        blog.file("authors/cv.pdf", PDF).file("authors/ada.md", "---\nname: Ada\n---\n[My life](cv.pdf), [more](more.pdf)\n")
                .article("a.md", "A", "author: Ada", "Text.");
        assertEquals(List.of(
                "authors/ada.md:4:27: warning: the link 'more.pdf' leads to the file authors/more.pdf, which is not there; put it at authors/more.pdf, or correct the path"),
                TestBlog.problems(blog.importAll()));
        String link = Jsoup.parse(RestAssured.get("/authors/ada").asString()).selectFirst("a[href$=cv.pdf]").attr("href");
        blog.article("b.md", "B").importAll();
        assertEquals("0", blog.ask("select count(*) from file where unused_since is not null"));
        asking().get(link).then().statusCode(200);
        blog.file("authors/more.pdf", PDF).file("authors/cv.pdf", "%PDF-1.7 new".getBytes()).importAll();
        Element page = Jsoup.parse(RestAssured.get("/authors/ada").asString());
        assertEquals(2, page.select("a[href^=/media/file/]").size());
        assertTrue(!page.selectFirst("a[href$=cv.pdf]").attr("href").equals(link), link);
    }

    @Test
    void aSoundIsTheEnclosureOfItsArticle() {
        blog.file("talk & more.mp3", bytes(1234)).file("a.pdf", PDF)
                .article("a.md", "A", "", "[x](a.pdf)\n\n<audio src=\"talk & more.mp3\"></audio>")
                .article("b.md", "B", "publish_date: 2026-05-02", "No sound, but [a paper](a.pdf).").importAll();
        String address = "http://localhost:8080" + prose().selectFirst("audio").attr("src");
        Document rss = Jsoup.parse(RestAssured.get("/rss.xml").asString(), "", Parser.xmlParser());
        List<Element> sounds = rss.select("enclosure[type^=audio]");
        assertEquals(1, sounds.size(), rss::html);
        assertEquals(List.of(address, "1234", "audio/mpeg"),
                List.of(sounds.get(0).attr("url"), sounds.get(0).attr("length"), sounds.get(0).attr("type")));
        Element atom = Jsoup.parse(RestAssured.get("/atom.xml").asString(), "", Parser.xmlParser()).selectFirst("link[rel=enclosure]");
        assertEquals(List.of(address, "1234", "audio/mpeg"), List.of(atom.attr("href"), atom.attr("length"), atom.attr("type")));
        given().get("/feed.json").then().body("items.find { it.title == 'A' }.attachments[0].url", equalTo(address))
                .body("items.find { it.title == 'A' }.attachments[0].size_in_bytes", equalTo(1234))
                .body("items.find { it.title == 'B' }.attachments", nullValue());
    }

    @Test
    void aLinkToTheMarkdownOfAnArticleServesNoFile() {
        blog.article("b.md", "Secret", "draft: true", "Secret.").article("a.md", "A", "", "[x](b.md) [y](c.html)")
                .file("c.html", "<script></script>".getBytes()).importAll();
        assertEquals(0, prose().select("a[href^=/media]").size());
        assertEquals("0", blog.ask("select count(*) from file"));
        asking().get("/media/file/" + "a".repeat(32) + "/b.md").then().statusCode(404).header("Location", nullValue());
    }
}
