package recto.search;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.cache.PageCache;
import recto.imports.TestBlog;
import recto.web.Arrivals;
import recto.web.RenderCount;

/** What nobody should type, and what many do at once. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class StrangeSearchTest {

    @Inject
    PageCache cache;
    @Inject
    TestBlog blog;
    @Inject
    DataSource database;
    @Inject
    Arrivals arrivals;
    @TestHTTPResource("/")
    URI home;

    @BeforeEach
    void twoArticles() {
        blog.empty().article("a.md", "Alpha", "lang: de", "Der Text über a, b und das Haus.")
                .article("b.md", "Beta", "tags: [x]\nauthor: Ada", "A text.").importAll();
    }

    @Test
    void noQueryFails() throws IOException {
        List<String> typed = List.of("%00", "a%00b", "%ED%A0%BD", "%F0%9F", "%FF", "!!!", "the+and+of", "'", "''%3B--", "%27+or+1%3D1+--",
                "a%26b", "%28%28%28", ":*", "a:*", "a+%3C-%3E+b", "!a", "-a", "--", "%22", "%22%22", "%22%22".repeat(300), "-".repeat(500),
                "or+".repeat(300),
                "a+".repeat(500), "a".repeat(3000), "%F0%9F%9A%80", "%D8%A7%D9%84%D8%AA%D8%B9%D9%84%D9%85", "%E2%80%AE",
                "%E7%8C%AB".repeat(250), "%7Bsite.title%7D",
                "%7Bmsg:search%7D", "$1", "?", "a%0Ab", "a%0D%0Ab", "NaN", "null", "-%22a+b%22", "a+-", "%5C", "%5C%27", "%EF%BF%BF");
        for (String query : typed) {
            for (String more : new String[] {"", "&tag=%27%5C", "&author=%00", "&year=0000", "&exact"}) {
                assertEquals(200, status("/search?q=" + query + more), query + more);
            }
        }
        for (String query : List.of("", "q", "q=", "=", "&&&", "q=&q=alpha", "q=alpha&q=beta", "tag=" + "x".repeat(3000),
                "q=a&tag=" + "x".repeat(3000), "year=2026", "page=1", "q[]=a")) {
            assertEquals(200, status("/search?" + query), query);
        }
        for (String query : List.of("q=alpha&page=2", "q=alpha&page=999999", "q=alpha&page=%00", "q=alpha&page=1e9", "q=alpha&year=20261",
                "page=x")) {
            assertEquals(404, status("/search?" + query), query);
        }
        // A parameter that cannot be decoded counts as absent
        for (String query : List.of("%", "%zz", "%0")) {
            assertEquals(200, status("/search?q=" + query), query);
        }
        // No address at all, and one that is longer than any may be: the server's own answers
        assertEquals(400, status("/search?q={a}"));
        assertEquals(414, status("/search?q=" + "%22".repeat(10_000)));
    }

    /** Over a bare socket: HTTP clients refuse to send some of these. */
    private int status(String path) throws IOException {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.getOutputStream().write(
                    ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void whateverIsTypedNothingFails() {
        Random random = new Random(3);
        String signs = "ab猫ไÄ é\"'-–&|!<>:*\\%+;/()\u0000\uFFFF\u202E\u0301#@^.,or";
        for (int i = 0; i < 150; i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--) {
                typed.append(signs.charAt(random.nextInt(signs.length())));
            }
            given().queryParam("q", typed).queryParam("tag", random.nextBoolean() ? "x" : typed).get("/search").then().statusCode(200);
        }
    }

    @Test
    void signsThatBecomeManyLettersAreAnswered() {
        String square = "recto " + "\u3316".repeat(190);
        String honorific = "\ufdfa ".repeat(97);
        for (String query : List.of(square, honorific, honorific.replace(" ", ""))) {
            given().queryParam("q", query).when().get("/search").then().statusCode(200);
        }
    }

    @Test
    void aLongQueryIsCutAndSaysSo() {
        given().queryParam("q", "alpha " + "alpha".repeat(60)).get("/search").then().statusCode(200);
        given().queryParam("q", "alpha " + "! ".repeat(120)).get("/search").then().body(containsString("too long"))
                .body(containsString(">Alpha</mark>"));
    }

    @Test
    void aHugeArticleIsFoundAllTheSame() {
        StringBuilder text = new StringBuilder("Needle.\n\n");
        for (int i = 0; i < 200_000; i++) {
            text.append("w").append(Integer.toString(i * 7919, 36)).append(i % 12 == 11 ? '\n' : ' ');
        }
        blog.article("huge.md", "Huge", "", text.toString()).article("han.md", "Han", "lang: zh",
                "针。" + new Random(1).ints(150_000, 0x4E00, 0x9FA5)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
        assertEquals("2 new, 2 unchanged", blog.counts());

        when().get("/search?q=needle").then().body(containsString(">Huge</a>"));
        when().get("/search?q=针").then().body(containsString(">Han</a>"));
    }

    @Test
    void questionsAtTheSameTimeGetTheirOwnAnswers() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (Connection lock = database.getConnection(); Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table article_search in access exclusive mode");
            RenderCount.RENDERS.clear();
            int before = arrivals.count();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (String query : List.of("q=alpha", "q=beta", "x=1&q=alpha", "q=text&tag=x", "q=text")) {
                answers.add(client.sendAsync(HttpRequest.newBuilder(home.resolve("search?" + query)).build(), ofString()));
            }
            arrivals.await(before + 5);
            // The first and the third ask the same and wait for one answer
            blog.awaitBlocked(4);
            lock.rollback();
            List<String> found = new ArrayList<>();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                String page = answer.get().body();
                found.add((page.contains("/articles/a\">") ? "a" : "") + (page.contains("/articles/b\">") ? "b" : ""));
            }
            assertEquals(List.of("a", "b", "a", "b", "ab"), found);
            assertEquals(4, RenderCount.RENDERS.get("/search"));
        }
    }

    @Test
    void answersAreKeptUntilSomethingChangesAndPushNothingOutOfTheCache() {
        when().get("/articles/a").then().statusCode(200);
        when().get("/search").then().statusCode(200);
        when().get("/search?q=alpha").then().statusCode(200);
        blog.update("update article set title = 'Behind its back'");

        for (int i = 0; i < 50; i++) {
            when().get("/search?x=1&q=alpha&y=" + i).then().body(not(containsString("Behind its back")));
            when().get("/search?q=" + "alpha ".repeat(i + 2)).then().body(containsString("Behind its back"));
            when().get("/search?x=" + i).then().statusCode(200);
        }
        when().get("/articles/a").then().body(not(containsString("Behind its back")));
        when().get("/search").then().body(not(containsString("Behind its back")));

        cache.changed(Instant.now(), Instant.MAX);
        when().get("/search?q=alpha").then().body(containsString("Behind its back"));
    }
}
