package recto.feed;

import static io.restassured.RestAssured.when;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestClock;
import recto.TestPostgres;
import recto.imports.ImportOptions;
import recto.imports.TestBlog;
import recto.outbox.Outbox;
import recto.site.SiteConfig;

/** Who is told of a change: a hub that passes it on to subscribers, and search engines. Both are a real server in this program. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
@WithTestResource(HubServer.class)
class WebSubTest {

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;
    @Inject
    WebSub feeds;
    @Inject
    IndexNow pages;
    @Inject
    Instance<DataSource> database;
    @Inject
    TestClock clock;

    HubServer hub;
    Outbox webSub;
    Outbox indexNow;

    @BeforeEach
    void aBlogThatAllKnow() throws Exception {
        webSub = new Outbox(feeds, database, site, clock);
        indexNow = new Outbox(pages, database, site, clock);
        blog.empty().article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]", "Text.").article("b.md", "B", "tags: [Numbers]", "Text.")
                .importAll();
        blog.update("truncate outbox, outbox_recipient");
        eventually(() -> {
            webSub.look();
            indexNow.look();
            return isTold() && "2".equals(blog.ask("select count(*) from outbox_recipient"));
        });
        hub.forget();
    }

    private boolean isTold() {
        return blog.ask("select 1 from outbox where recipient = 'websub' and due_at is not null") == null;
    }

    static void eventually(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.call()) {
            assertTrue(Instant.now().isBefore(end), "after a minute it is still not so");
            Thread.sleep(100);
        }
    }

    private List<String> feeds(String... paths) {
        return Stream.of(paths)
                .flatMap(path -> Stream.of("/rss.xml", "/atom.xml", "/feed.json").map(format -> site.absolute(path + format))).toList();
    }

    // ---- the hub ----

    @Test
    void everyFeedSaysWhereItsHubIs() {
        String address = hub.address("/hub");
        for (String path : FeedsTest.FEEDS) {
            assertEquals("<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(address, site.absolute(path)), when().get(path).header("Link"));
            if (path.endsWith(".json")) {
                assertEquals("WebSub " + address,
                        when().get(path).jsonPath().getString("hubs[0].type") + " " + when().get(path).jsonPath().getString("hubs[0].url"));
            } else {
                assertEquals(address, Jsoup.parse(when().get(path).asString(), "", Parser.xmlParser())
                        .getElementsByAttributeValue("rel", "hub").attr("href"));
            }
        }
    }

    @Test
    void theFirstTimeTheHubHearsOfTheSite() throws Exception {
        blog.update("delete from outbox_recipient where name = 'websub'");
        eventually(() -> {
            webSub.look();
            return blog.ask("select 1 from outbox_recipient where name = 'websub'") != null && isTold();
        });

        assertThat(hub.topics(), containsInAnyOrder(feeds("").toArray()));
    }

    @Test
    void eachFeedThatChangedIsToldOnce() throws Exception {
        blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]", "Edited.").importAll();

        List<String> changed = feeds("", "/tags/engines", "/authors/ada-lovelace");
        eventually(() -> {
            webSub.look();
            return hub.topics().size() >= changed.size() && isTold();
        });
        webSub.look();
        webSub.look();
        assertThat(hub.topics(), containsInAnyOrder(changed.toArray()));
    }

    @Test
    void nobodyIsToldOfWhatNobodySees() throws Exception {
        blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]", "Text.")
                .article("draft.md", "Draft", "tags: [Engines]\ndraft: true", "Text.")
                .article("later.md", "Later", "tags: [Engines]\npublish_date: 2999-01-01", "Text.").article("pages/about.md", "About")
                .importAll();

        webSub.look();
        assertThat(hub.topics(), empty());
        assertTrue(isTold());
    }

    @Test
    void anArticleThatLeavesATagChangesBoth() throws Exception {
        blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Numbers]", "Text.").importAll();

        List<String> changed = feeds("", "/tags/engines", "/tags/numbers", "/authors/ada-lovelace");
        eventually(() -> {
            webSub.look();
            return hub.topics().size() >= changed.size() && isTold();
        });
        assertThat(hub.topics(), containsInAnyOrder(changed.toArray()));
    }

    @Test
    void anArticleThatTheClockPublishesIsToldThen() throws Exception {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
        blog.article("soon.md", "Soon", "tags: [Engines]\npublish_date: " + moment, "Text.").importAll();
        webSub.look();
        assertThat(hub.topics(), empty());
        clock.set(moment);

        List<String> changed = feeds("", "/tags/engines");
        // By the program's own clock, without anybody asking
        eventually(() -> hub.topics().size() >= changed.size() && isTold());
        assertThat(hub.topics(), containsInAnyOrder(changed.toArray()));
    }

    @Test
    void aHubThatFailsIsAskedAgainAndReadersDoNotWait() throws Exception {
        hub.fail(1_000);
        blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]", "Edited.").importAll();
        eventually(() -> {
            webSub.look();
            return "3".equals(blog.ask("select count(*) from outbox where recipient = 'websub' and attempts = 1 and due_at > now()"));
        });
        assertThat(hub.topics(), empty());
        for (String path : FeedsTest.FEEDS) {
            when().get(path).then().statusCode(200);
        }
        // Not before a minute is over
        webSub.look();
        assertEquals("3", blog.ask("select count(*) from outbox where recipient = 'websub' and attempts = 1"));

        hub.fail(0);
        blog.update("update outbox set due_at = now() where due_at is not null");
        eventually(() -> {
            webSub.look();
            return isTold();
        });
        assertThat(hub.topics(), containsInAnyOrder(feeds("", "/tags/engines", "/authors/ada-lovelace").toArray()));
    }

    @Test
    void ofSeveralNodesOneTells() throws Exception {
        int nodes = 4;
        List<Outbox> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(new Outbox(feeds, database, site, clock));
        }
        blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]", "Edited.").importAll();

        CountDownLatch ready = new CountDownLatch(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        List<Future<?>> looks = new ArrayList<>();
        for (Outbox node : all) {
            looks.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                for (int i = 0; i < 5; i++) {
                    node.look();
                    indexNow.look();
                }
                return null;
            }));
        }
        for (Future<?> look : looks) {
            look.get();
        }
        threads.shutdown();
        eventually(() -> isTold() && !hub.messages().isEmpty());
        assertThat(hub.topics(), containsInAnyOrder(feeds("", "/tags/engines", "/authors/ada-lovelace").toArray()));
        assertEquals(1, hub.messages().size(), hub.messages().toString());
    }

    // ---- search engines ----

    @Test
    void theKeyIsServedAsAFile() {
        when().get("/" + HubServer.KEY + ".txt").then().statusCode(200).header("Content-Type", "text/plain;charset=UTF-8")
                .body(equalTo(HubServer.KEY));
        when().head("/" + HubServer.KEY + ".txt").then().statusCode(200);
        when().get("/0123456789abcdee.txt").then().statusCode(404);
    }

    @Test
    void searchEnginesAreToldOfWhatIsNewWhatChangedAndWhatIsGone() throws Exception {
        blog.article("a.md", "A", "author: Ada Lovelace\ntags: [Engines]", "Edited.").article("straße.md", "New").delete("b.md")
                .importAll(new ImportOptions(false, true, null));

        // The program under test looks every few seconds too, between two commits of the import as well, so that there may be two messages
        eventually(() -> {
            indexNow.look();
            return addresses().size() >= 3;
        });
        indexNow.look();
        assertThat(addresses(),
                containsInAnyOrder(site.absolute("/articles/a"), site.absolute("/articles/stra%C3%9Fe"), site.absolute("/articles/b")));
        JsonNode message = messages().get(0);
        assertEquals("localhost", message.path("host").textValue());
        assertEquals(HubServer.KEY, message.path("key").textValue());
        assertEquals(site.absolute("/" + HubServer.KEY + ".txt"), message.path("keyLocation").textValue());
    }

    @Test
    void theyAreNotToldOfWhatTheyShouldNotList() throws Exception {
        blog.article("draft.md", "Draft", "draft: true\naliases: [/secret]", "Text.").article("not.md", "Not", "noindex: true", "Text.")
                .article("later.md", "Later", "publish_date: 2999-01-01\naliases: [/later-secret]", "Text.")
                .article("copy.md", "Copy", "canonical_url: https://example.com/original", "Text.").article("yes.md", "Yes").importAll();

        untilToldSomething();
        assertEquals(List.of(site.absolute("/articles/yes")), addresses());
    }

    @Test
    void theyAreToldWhenTheClockPublishes() throws Exception {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
        blog.article("soon.md", "Soon", "publish_date: " + moment, "Text.").importAll();
        indexNow.look();
        assertThat(hub.messages(), empty());

        clock.set(moment);

        untilToldSomething();
        assertEquals(List.of(site.absolute("/articles/soon")), addresses());
    }

    @Test
    void anEngineThatFailsIsToldAgain() throws Exception {
        blog.article("yes.md", "Yes").importAll();
        hub.fail(1_000);
        eventually(() -> {
            indexNow.look();
            return blog.ask("select 1 from outbox where recipient = 'indexnow' and attempts = 1 and due_at > now()") != null;
        });
        assertThat(hub.messages(), empty());
        hub.fail(0);
        blog.update("update outbox set due_at = now() where due_at is not null");

        untilToldSomething();
        assertEquals(List.of(site.absolute("/articles/yes")), addresses());
    }

    private void untilToldSomething() throws Exception {
        eventually(() -> {
            indexNow.look();
            return !hub.messages().isEmpty();
        });
    }

    private List<JsonNode> messages() throws IOException {
        String start = "POST application/json; charset=utf-8 ";
        List<JsonNode> messages = new ArrayList<>();
        for (String message : hub.messages()) {
            assertTrue(message.startsWith(start), message);
            messages.add(new ObjectMapper().readTree(message.substring(start.length())));
        }
        return messages;
    }

    /** The addresses of all messages together. */
    private List<String> addresses() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (JsonNode message : messages()) {
            message.path("urlList").forEach(address -> addresses.add(address.textValue()));
        }
        return addresses;
    }
}
