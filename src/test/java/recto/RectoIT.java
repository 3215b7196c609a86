package recto;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.media.TestPictures;

/** The packaged program, jar or native: what the tests of its classes cannot show is that everything came along. */
@QuarkusIntegrationTest
@WithTestResource(PackagedBlog.class)
class RectoIT {

    private static final String EVERYTHING = "/articles/everything";

    PackagedBlog blog;

    @BeforeEach
    void awaitTheImport() {
        await("the first import", () -> when().get(EVERYTHING).statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({
            "/,                       東京の夏 & <everything>",
            "/page/2,                 Article number 1",
            "/articles/everything,    東京の夏 & <everything>",
            "/tags,                   Code & Co",
            "/tags/engines,           Article number 22",
            "/tags/engines/page/2,    Article number 1",
            "/authors,                Charles Babbage",
            "/authors/ada-lovelace,   Article number 22",
            "/about,                  About this blog."})
    void everyKindOfPageIsServed(String path, String text) {
        Document page = page(path, 200);

        assertThat(page.text(), containsString(text));
        assertEquals(1, page.select("h1").size());
        assertEquals("https://blog.example.org" + path, page.selectFirst("link[rel=canonical]").attr("href"));
    }

    @ParameterizedTest
    @CsvSource({
            "/search?q=alert,   東京の夏",
            "/archive,          May",
            "/archive/2026/05,  Article number 7",
            "/feeds,            /tags/engines/rss.xml",
            "/feeds.opml,       /rss.xml",
            "/atom.xml,         http://www.w3.org/2005/Atom",
            "/feed.json,        https://jsonfeed.org/version/1.1",
            "/sitemap.xml,      https://blog.example.org/sitemap",
            "/robots.txt,       Sitemap: https://blog.example.org/sitemap.xml"})
    void whatReadersSearchAndProgramsReadIsServed(String path, String text) {
        when().get(path).then().statusCode(200).body(containsString(text));
    }

    @Test
    void everythingThatMarkdownCanSayIsOnThePage() {
        Document page = page(EVERYTHING, 200);
        String text = page.selectFirst("main").text();

        for (String part : Set.of("© 2026, ∳ and … 👩‍👩‍👧 with a note.", "The note.", "An alert.", "A heading", "Write to us.",
                "What a native binary may have left behind", "record Point(int x, int y) {}", "Ada Lovelace", "Charles Babbage")) {
            assertThat(text, containsString(part));
        }
        assertEquals("2", page.selectFirst("table td:last-child").text());
        assertEquals("done", page.selectFirst("li del").text());
        String cover = page.selectFirst(".hero.cover img").attr("src");
        assertTrue(when().get(cover).then().statusCode(200).extract().asString().contains("<path class=\"a\""), "its letters are drawn");
        assertEquals("https://example.org", page.selectFirst("li:has(del) a").attr("href"));
        assertEquals(0, page.select("script:not([type='application/ld+json'])").size());
        assertEquals("2026-05-31T07:30:00Z", page.selectFirst("time").attr("datetime"));
    }

    @Test
    void aPictureBesideAnArticleIsThereInSeveralWidths() throws IOException {
        blog.write("articles/picture.jpg", TestPictures.jpeg(1000, 500));
        blog.write("articles/with-a-picture.md", "---\ntitle: With a picture\npublish_date: 2026-03-02\n---\n\n![Noise](picture.jpg)\n");
        await("the new article", () -> when().get("/articles/with-a-picture").statusCode() == 200);

        Document page = page("/articles/with-a-picture", 200);
        String webp = page.selectFirst("picture > source").attr("srcset").split(" ")[0];
        when().get(webp).then().statusCode(200).contentType("image/webp").header("Cache-Control", containsString("immutable"));
        String card = page.selectFirst("meta[property=og:image]").attr("content").replaceFirst("https://[^/]+", "");
        when().get(card).then().statusCode(200).contentType("image/png");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(page("/articles/never-written", 404).text(), containsString("Not found"));
        assertThat(page("/page/99", 404).text(), containsString("Not found"));
    }

    @ParameterizedTest
    @CsvSource({"/tags/, /tags", "/articles/everything/, /articles/everything", "/feed/, /rss.xml", "/page/1, /"})
    void otherSpellingsOfAnAddressLeadToIt(String path, String canonical) {
        given().redirects().follow(false).get(path).then().statusCode(301).header("Location",
                matchesPattern("(https?://[^/]+)?" + canonical));
    }

    @Test
    void theStylesheetIsKeptForAYearAndTheMarkIsThere() {
        String stylesheet = page("/", 200).selectFirst("link[rel=stylesheet]").attr("href");
        when().get(stylesheet).then().statusCode(200).contentType("text/css").header("Cache-Control", containsString("immutable"))
                .header("Cache-Control", containsString("max-age=31536000"));
        when().get("/favicon.svg").then().statusCode(200).contentType("image/svg+xml");
        // These two are drawn, which a native program can do as well
        when().get("/favicon.ico").then().statusCode(200).contentType("image/x-icon");
        when().get("/apple-touch-icon.png").then().statusCode(200).contentType("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", EVERYTHING, "/rss.xml", "/tags"})
    void brotliAndGzipAreTheSameBytes(String path) throws Exception {
        Brotli4jLoader.ensureAvailability();
        byte[] identity = send("GET", path, "identity").body();
        HttpResponse<byte[]> gzip = send("GET", path, "gzip");
        HttpResponse<byte[]> brotli = send("GET", path, "br, gzip");

        assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElse(""));
        assertEquals("br", brotli.headers().firstValue("Content-Encoding").orElse(""));
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
            assertArrayEquals(identity, unpacked.readAllBytes());
        }
        try (InputStream unpacked = new BrotliInputStream(new ByteArrayInputStream(brotli.body()))) {
            assertArrayEquals(identity, unpacked.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", EVERYTHING, "/rss.xml", "/articles/never-written", "/favicon.svg"})
    void headHasTheHeadersOfGet(String path) throws Exception {
        for (String coding : Set.of("identity", "gzip", "br")) {
            HttpResponse<byte[]> get = send("GET", path, coding);
            HttpResponse<byte[]> head = send("HEAD", path, coding);

            assertEquals(get.statusCode(), head.statusCode());
            assertEquals(0, head.body().length);
            assertEquals(headers(get), headers(head));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", EVERYTHING, "/rss.xml"})
    void whoHasItAlreadyGetsNothing(String path) {
        Response first = when().get(path);

        for (Header condition : Set.of(new Header("If-None-Match", first.header("ETag")),
                new Header("If-Modified-Since", first.header("Last-Modified")))) {
            Response again = given().header(condition).get(path);
            assertEquals(304, again.statusCode(), condition.getName());
            assertEquals("", again.body().asString());
            assertEquals(first.header("ETag"), again.header("ETag"));
        }
    }

    @Test
    void theFeedIsReadByAnotherProgram() throws Exception {
        SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(when().get("/rss.xml").body().asByteArray())));

        assertEquals(20, feed.getEntries().size());
        SyndEntry newest = feed.getEntries().stream().filter(entry -> entry.getLink().endsWith(EVERYTHING)).findFirst().orElseThrow();
        assertEquals("東京の夏 & <everything>", newest.getTitle());
        assertEquals("https://blog.example.org" + EVERYTHING, newest.getLink());
        assertThat(((DCModule) newest.getModule(DCModule.URI)).getCreators(), contains("Ada Lovelace", "Charles Babbage"));
        assertThat(newest.getContents().get(0).getValue(), containsString("The note."));
    }

    @Test
    void aFileThatIsDroppedInIsServedAndOneThatIsTakenOutIsGone() throws IOException {
        page("/articles/doomed", 200);

        blog.write("articles/dropped-in.md", "---\ntitle: Dropped in\npublish_date: 2026-03-01\n---\n\nJust now.\n");
        await("the new article", () -> when().get("/articles/dropped-in").statusCode() == 200);
        assertThat(page("/page/2", 200).text(), containsString("Dropped in"));

        Files.delete(blog.folder().resolve("articles/doomed.md"));
        await("the removal", () -> when().get("/articles/doomed").statusCode() == 410);
        assertThat(page("/articles/doomed", 410).text(), containsString("Doomed"));
    }

    @Test
    void importAndCheckReportTheirFilesAndTheirStatus(@TempDir Path folder) throws Exception {
        Map<String, String> database = blog.anotherDatabase();
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/good.md"), "---\ntitle: Good\npublish_date: 2026-01-01\n---\n\n&copy; me.\n");

        assertEnds(0, "Checked mine: 1 files, 0 of them cannot be imported, 0 errors, 1 warning", folder, Map.of(), "check", "mine");
        assertEnds(0, "Imported mine: 1 new, 0 changed,", folder, database, "import", "mine");
        assertEnds(0, "Imported mine: 0 new, 0 changed, 0 renamed, 0 removed, 1 unchanged, 0 failed", folder, database, "import", "mine");

        Files.writeString(folder.resolve("mine/bad.md"), "---\ntitle: Bad\npublish_date: yesterday\n---\n\nText.\n");
        assertEnds(1, "bad.md:3:15: ", folder, Map.of(), "check", "mine");
        assertEnds(1, "bad.md:3:15: ", folder, database, "import", "mine");
    }

    @Test
    void aBlogOfAnotherEngineIsReadWithTheSettingsThatAreProposed(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("blog/content/posts"));
        Files.writeString(folder.resolve("blog/hugo.toml"), "title = 'Wood'\nbaseURL = 'https://wood.example/'\n");
        Files.writeString(folder.resolve("blog/content/posts/a.md"),
                "---\ntitle: A\ndate: 2026-01-01\ndescription: A tree.\n---\n\n![A tree](/img/tree.svg)\n");
        Path picture = folder.resolve("blog/static/img/tree.svg");
        Files.createDirectories(picture.getParent());
        Files.writeString(picture, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"/>");

        assertEnds(0, "1 of 1 articles come over, 1 address kept, 0 redirect.\nNothing needs you.", folder, Map.of(), "move", "blog",
                "--write");
        Path settings = folder.resolve("config/application.properties");
        assertTrue(Files.readString(settings).contains("recto.content.picture-roots=blog/static\n"));
        Files.writeString(settings, "recto.content.exclude=notes\n", StandardOpenOption.APPEND);
        assertEnds(0, "Checked blog/content: 1 files, 0 of them cannot be imported, 0 errors, 0 warnings", folder, Map.of(), "check");
        Files.delete(picture);
        assertEnds(0, "put it at blog/static/img/tree.svg, or correct the path", folder, Map.of(), "check");
    }

    @Test
    void anArticleIsBegunPreviewedAndTriedBeforeItIsImported(@TempDir Path folder) throws Exception {
        Map<String, String> settings = new TreeMap<>(blog.anotherDatabase());
        settings.put("recto.content.dir", "mine");
        settings.put("recto.preview.secret", "a secret of this test");
        settings.put("recto.site.url", "https://example.org");

        assertEnds(0, "mine/articles/a-long-day.md", folder, settings, "new", "A long day");
        assertThat(Files.readString(folder.resolve("mine/articles/a-long-day.md")), containsString("draft: true"));
        assertEnds(2, "a-long-day.md is there already; choose another title", folder, settings, "new", "A long day");
        assertEnds(0, "articles/a-long-day.md: https://example.org/preview/", folder, settings, "preview");
        assertEnds(2, "nothing.md is no file in mine", folder, settings, "preview", "nothing.md");
        assertEnds(0, "An import of mine would find: 1 new", folder, settings, "import", "--dry-run");
        // The dry run has stored nothing
        assertEnds(0, "Imported mine: 1 new", folder, settings, "import");
    }

    /** As in an update that rolls out: a node of the version before may have to start once more. */
    @Test
    void aDatabaseThatANewerVersionHasMigratedDoes(@TempDir Path folder) throws Exception {
        Map<String, String> database = blog.anotherDatabase();
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/a.md"), "---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n");

        assertEnds(0, "Imported mine: 1 new", folder, database, "import", "mine");
        try (Connection connection = DriverManager.getConnection(database.get("quarkus.datasource.jdbc.url"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                            insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                            values (9000, '9000', 'of a newer version', 'SQL', 'V9000__of_a_newer_version.sql', 'postgres', 1, true)""");
        }
        assertEnds(0, "Imported mine: 0 new, 0 changed, 0 renamed, 0 removed, 1 unchanged", folder, database, "import", "mine");
    }

    @Test
    void aFolderOfWhichNothingIsReadEndsWithStatus1(@TempDir Path folder) throws Exception {
        Map<String, String> database = blog.anotherDatabase();
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/a.dj"), "# A");

        assertEnds(1, "1 .dj file was not read, this one", folder, Map.of(), "check", "mine");
        assertEnds(1, "1 .dj file was not read, this one", folder, database, "import", "mine");
        assertEnds(1, "1 .dj file was not read, this one", folder, database, "import", "--dry-run", "mine");
    }

    @Test
    void anImportOfTheWrongFolderTakesNothingDown(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "---\ntitle: Other\npublish_date: 2026-01-01\n---\n\nText.\n");

        assertEnds(1, "--allow-mass-removal", folder, blog.database(), "import", folder.toString());
        page(EVERYTHING, 200);
        page("/articles/other", 404);
    }

    @Test
    void importWithoutADatabaseThatAnswersEndsWithStatus3(@TempDir Path folder) {
        assertEnds(3, "The database cannot be reached", folder, Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/recto",
                "quarkus.datasource.username", "me", "quarkus.datasource.password", "me", "recto.database.wait", "0s"), "import");
    }

    @Test
    void helpVersionAndWrongUsageAreAnswered(@TempDir Path folder) {
        assertEnds(0, "Import the articles of DIR", folder, Map.of(), "--help");
        assertEnds(0, "recto import [-hV] [--allow-mass-removal] [--dry-run] [--full]", folder, Map.of(), "import", "--help");
        assertEnds(0, "complete -F _complete_recto", folder, Map.of(), "generate-completion");
        assertEnds(0, "Recto ", folder, Map.of(), "--version");
        assertEnds(2, "'publish' is not a command", folder, Map.of(), "publish");
    }

    @Test
    void aLinkToItInAFolderOfAnyNameStartsIt(@TempDir Path folder) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("my 'own' programs"));
        Files.createSymbolicLink(bin.resolve("recto"), Program.executable());
        Files.createSymbolicLink(folder.resolve("blog"), bin.getFileName().resolve("recto"));
        Process blog = new ProcessBuilder("./blog", "-Drecto.site.title=A title", "--version").directory(folder.toFile())
                .redirectErrorStream(true).start();

        assertThat(new String(blog.getInputStream().readAllBytes(), StandardCharsets.UTF_8), startsWith("Recto "));
        assertEquals(0, blog.waitFor());
    }

    private static void assertEnds(int status, String saying, Path folder, Map<String, String> settings, String... arguments) {
        Program program = Program.start(folder, settings, arguments);

        assertEquals(status, program.awaitEnd(), program.output());
        assertThat(program.output(), containsString(saying));
        assertThat(program.output(), not(containsString("\tat ")));
    }

    private static Document page(String path, int status) {
        Response response = when().get(path);
        assertEquals(status, response.statusCode(), path);
        assertThat(response.contentType(), equalTo("text/html;charset=UTF-8"));
        return Jsoup.parse(response.body().asString());
    }

    /** REST Assured unpacks what it gets; this does not. */
    private static HttpResponse<byte[]> send(String method, String path, String coding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .method(method, HttpRequest.BodyPublishers.noBody()).header("Accept-Encoding", coding).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream().filter(header -> !header.getKey().equals("date"))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue()), (a, b) -> a, TreeMap::new));
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> what + " is not there within 20 s");
            Program.pause();
        }
    }
}
