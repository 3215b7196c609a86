package recto.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.ElsewhereProfile;
import recto.TestClock;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.media.TestPictures;
import recto.report.ImportReport;

/** Pictures on other hosts are fetched, kept, and served from here. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
@TestProfile(ElsewhereProfile.class)
class RemotePicturesTest {

    @Inject
    TestBlog blog;
    @Inject
    RemoteRounds rounds;
    @Inject
    OpenLoopback loopback;
    @Inject
    TestClock clock;

    private PictureHost host;

    @BeforeEach
    void emptyBlog() throws IOException, InterruptedException {
        rounds.stopTimers();
        blog.empty();
        host = new PictureHost();
        loopback.open();
    }

    @AfterEach
    void closeHost() {
        loopback.close();
        host.close();
    }

    // ---- what readers get ----

    @Test
    void aPictureElsewhereIsServedFromHereOnceItWasFetched() {
        host.put("/a.png?w=1", PictureHost.bytes(TestPictures.png(1000, 500)));
        blog.article("a.md", "Alpha", "heroImage: '" + host.at("/a.png?w=1") + "'\nheroAlt: A cat",
                "![Body](" + host.at("/a.png?w=1") + ")")
                .settle();
        assertEquals(List.of(), TestBlog.problems(blog.importAll()));

        assertTrue(page("/articles/a").selectFirst(".hero.cover img").attr("src").startsWith("/media/cover/"));
        assertTrue(page("/").selectFirst(".lead-picture.cover img").attr("src").startsWith("/media/cover/"));
        assertEquals("Body", page("/articles/a").selectFirst(".prose .no-picture").text());
        assertTrue(page("/articles/a").selectFirst("meta[property=og:image]").attr("content").contains("/media/og/"));
        assertTrue(feedPicture().contains("/media/og/"));
        assertNoRequestLeavesTheSite();
        assertEquals(List.of(), host.asked(), "the import itself asks nobody");

        rounds.fetch();
        assertEquals("1 changed", blog.counts());

        for (String selector : List.of(".hero img", ".prose img")) {
            Element img = page("/articles/a").selectFirst(selector);
            assertTrue(img.attr("src").matches("/media/[0-9a-f]{32}/a\\.png"), img.outerHtml());
            assertEquals(List.of("1000", "500"), List.of(img.attr("width"), img.attr("height")));
            assertFalse(img.attr("srcset").isEmpty());
            assertEquals("image/webp", img.previousElementSibling().attr("type"));
            assertEquals(200, RestAssured.get(img.attr("src")).statusCode());
        }
        assertTrue(page("/").selectFirst(".lead-picture img").attr("src").endsWith("/a.png"));
        assertTrue(page("/articles/a").selectFirst("meta[property=og:image]").attr("content").endsWith("/a.png"));
        assertTrue(feedPicture().endsWith("/a.png"));
        assertNoRequestLeavesTheSite();

        assertEquals("1 unchanged", blog.counts());
        clock.advance(Duration.ofDays(100));
        rounds.fetch();
        assertEquals(1, host.asked().size(), "what was fetched is kept");
    }

    @Test
    void everyPlaceForAPictureIsServedFromHere() {
        host.put("/a.png", PictureHost.bytes(TestPictures.png(20, 10)));
        String url = host.at("/a.png");
        blog.file("authors/ada.md", "---\nname: Ada\npicture: " + url + "\n---\n\nBio ![b](" + url + ")\n").article("a.md", "Alpha",
                "author: Ada", """
                        <picture><source srcset="%1$s" media="print"><img src="%1$s" srcset="%1$s 2x" alt="x"></picture>

                        <video src="https://example.org/v.mp4" poster="%1$s"></video> ![](%2$s)
                        """.formatted(url, url.replace("http:", ""))).importAll();
        assertNoRequestLeavesTheSite();
        assertFalse(RestAssured.get("/authors/ada").asString().contains(url));

        rounds.fetch();
        blog.importAll();
        Document article = page("/articles/a");
        assertTrue(article.selectFirst(".prose source").attr("srcset").startsWith("/media/"));
        assertTrue(article.selectFirst(".prose img").attr("src").startsWith("/media/"));
        assertTrue(article.selectFirst("video").attr("poster").startsWith("/media/"));
        assertEquals("none", article.selectFirst("video").attr("preload"));
        assertEquals(2, page("/authors/ada").select("img").stream().filter(img -> img.attr("src").startsWith("/media/")).count());
        assertNoRequestLeavesTheSite();
    }

    @Test
    void anArticleThatNamesNoPictureHasACoverWhereTheOwnerWishes() {
        blog.article("a.md", "Alpha").importAll();
        assertTrue(page("/articles/a").selectFirst(".hero.cover img").attr("src").startsWith("/media/cover/"));
        assertTrue(page("/").selectFirst(".lead-picture.cover img").attr("src").startsWith("/media/cover/"));
        assertTrue(feedPicture().contains("/media/og/"));
    }

    @Test
    void anImportWaitsForNoHostAndTwoNodesFetchAPictureOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        host.put("/a.png", exchange -> {
            asked.countDown();
            released.await();
            PictureHost.bytes(TestPictures.png(20, 10)).to(exchange);
        });
        blog.article("a.md", "Alpha", "heroImage: " + host.at("/a.png"), "Text.").importAll();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(rounds::fetch);
        asked.await();

        blog.article("b.md", "Beta").importAll();
        rounds.fetch();
        assertEquals(200, RestAssured.get("/articles/b").statusCode());
        released.countDown();
        slow.get();
        assertEquals(1, host.asked().size());
        blog.importAll();
        assertTrue(page("/articles/a").selectFirst(".hero img").attr("src").endsWith("/a.png"));
    }

    // ---- what is refused ----

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/a.png", "http://localhost:%d/a.png", "http://2130706433:%d/a.png", "http://127.1:%d/a.png",
            "http://[::1]:%d/a.png", "http://[::ffff:127.0.0.1]:%d/a.png", "http://169.254.169.254/latest/meta-data/a.png"})
    void noAddressInsideOfANetworkIsAsked(String address) {
        loopback.close();
        host.put("/a.png", PictureHost.bytes(TestPictures.png(20, 10)));
        String url = address.formatted(host.port());
        blog.article("a.md", "Alpha", "heroImage: '" + url + "'", "Text.").importAll();
        rounds.fetch();

        String problem = String.join("\n", TestBlog.problems(blog.importAll()));
        assertTrue(problem.startsWith("a.md:4:12: warning: the heroImage '")
                && problem.endsWith("' is on a host inside of a network, and Recto asks "
                        + "only hosts of the public internet; put the picture beside the article"),
                problem);
        assertEquals(List.of(), host.asked());
        assertTrue(page("/articles/a").selectFirst(".hero img").attr("src").startsWith("/media/cover/"));
    }

    @Test
    void aRedirectLeadsToNoAddressInsideOfANetworkEither() {
        host.put("/a.png", PictureHost.redirect("http://127.0.0.2:" + host.port() + "/b.png")).put("/b.png",
                PictureHost.bytes(TestPictures.png(20, 10)));
        assertTrue(problemOf("/a.png").contains("is on a host inside of a network"));
        assertEquals(1, host.asked().size());
    }

    @Test
    void aRedirectIsFollowedAFewTimes() {
        host.put("/a.png", PictureHost.redirect("b.png")).put("/b.png", PictureHost.bytes(TestPictures.png(20, 10))).put("/c.png",
                PictureHost.redirect("c.png"));
        blog.article("a.md", "Alpha", "heroImage: " + host.at("/a.png"), "Text.").importAll();
        rounds.fetch();
        assertEquals(List.of(), TestBlog.problems(blog.importAll()));
        assertTrue(page("/articles/a").selectFirst(".hero img").attr("src").endsWith("/a.png"));

        assertTrue(problemOf("/c.png").contains("leads on to another address more than 5 times"));
    }

    @Test
    void anAnswerThatIsNoPictureOrTooLargeIsTold() {
        host.put("/a.png", PictureHost.bytes("<!doctype html><title>Sign in</title>".getBytes())).put("/b.png",
                PictureHost.bytes(TestPictures.bomb())).put("/c.png", exchange -> {
                    exchange.sendResponseHeaders(200, 0); // in pieces, without a length
                    for (int i = 0; i < 1_000; i++) {
                        exchange.getResponseBody().write(new byte[64_000]);
                    }
                });
        assertTrue(problemOf("/a.png").contains("a.md:4:12: warning: the heroImage '" + host.at("/a.png") + "' "), problemOf("/a.png"));
        assertTrue(problemOf("/b.png").contains("more than the 50 million that are allowed"));
        assertTrue(problemOf("/c.png").contains("has more than the 2.0 MB that are allowed; make it smaller, or raise"));
        assertEquals("0", blog.ask("select count(*) from picture"));
    }

    // ---- what fails, and may come later ----

    @Test
    void aPictureThatIsNotThereIsToldOnceWithItsPlaceAndTriedAgainRarely() {
        String url = host.at("/a.png");
        blog.article("a.md", "Alpha", "", "Text and\n![A cat](" + url + ")").settle().importAll();
        rounds.fetch();
        ImportReport report = blog.importAll();
        assertEquals(List.of("a.md:7:10: warning: the picture '" + url
                + "' is not there: its host answers 404; correct the address, or put the picture beside the article"),
                TestBlog.problems(report));
        assertEquals(List.of(), TestBlog.problems(blog.importAll()));

        clock.advance(Duration.ofHours(23));
        rounds.fetch();
        assertEquals(1, host.asked().size());
        clock.advance(Duration.ofHours(2));
        rounds.fetch();
        assertEquals(2, host.asked().size());
        assertEquals("1 unchanged", blog.counts());

        host.put("/a.png", PictureHost.bytes(TestPictures.png(20, 10)));
        clock.advance(Duration.ofDays(3));
        rounds.fetch();
        assertEquals("1 changed", blog.counts());
        assertTrue(page("/articles/a").selectFirst(".prose img").attr("src").startsWith("/media/"));
    }

    @ParameterizedTest
    @CsvSource({"503", "429"})
    void aHostThatIsBusyIsAskedAgainAfterGrowingPauses(int status) {
        String url = host.at("/a.png");
        host.put("/a.png", PictureHost.status(status));
        blog.article("a.md", "Alpha", "heroImage: " + url, "Text.").settle().importAll();
        int minutes = 1;
        for (int attempt = 1; attempt <= 4; attempt++) {
            rounds.fetch();
            assertEquals(attempt, host.asked().size());
            clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
            rounds.fetch();
            assertEquals(attempt, host.asked().size());
            clock.advance(Duration.ofSeconds(2));
            minutes *= 2;
            assertEquals(attempt == 3 ? 1 : 0, TestBlog.problems(blog.importAll()).size(), "told after the third time");
        }
        host.put("/a.png", PictureHost.bytes(TestPictures.png(20, 10)));
        rounds.fetch();
        assertEquals("1 changed", blog.counts());
        assertTrue(page("/articles/a").selectFirst(".hero img").attr("src").endsWith("/a.png"));
    }

    @Test
    void aHostThatIsNotThereIsTriedAgain() {
        blog.article("a.md", "Alpha", "heroImage: http://no-such-host.invalid/a.png", "Text.").importAll();
        rounds.fetch();
        assertEquals("1", blog.ask("select attempts from remote_picture where fault is null and due_at is not null"));
        assertNull(blog.ask("select hash from remote_picture"));
    }

    private String problemOf(String target) {
        blog.article("a.md", "Alpha", "heroImage: " + host.at(target), "Text.").importAll();
        rounds.fetch();
        blog.importAll();
        return String.join("\n", blog.list("select unnest(problems) from import_run order by id desc limit 1"));
    }

    private String feedPicture() {
        return Jsoup.parse(RestAssured.get("/rss.xml").asString(), "", Parser.xmlParser()).selectFirst("enclosure").attr("url");
    }

    private void assertNoRequestLeavesTheSite() {
        for (String path : List.of("/", "/articles/a", "/rss.xml", "/atom.xml", "/feed.json")) {
            assertFalse(RestAssured.get(path).asString().contains(":" + host.port()), path);
        }
    }

    private static Document page(String path) {
        return Jsoup.parse(RestAssured.get(path).asString());
    }
}
