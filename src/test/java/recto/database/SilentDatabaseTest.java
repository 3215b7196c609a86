package recto.database;

import static io.restassured.RestAssured.get;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import recto.imports.TestBlog;

/** A database that falls silent, is frozen or goes: how long readers wait, what the log says, and how soon all is well again. */
@QuarkusTest
@WithTestResource(value = ProxiedPostgres.class)
@Isolated("It measures milliseconds and counts the lines of the log")
class SilentDatabaseTest {

    /** In milliseconds. Alone on a machine it takes a tenth of that, as bench/faults measures; a node that waits for a dead connection needs minutes. */
    private static final long SOON = 15_000;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    TestBlog blog;
    @Inject
    DataSource database;

    ProxiedPostgres postgres;

    private final ExecutorService readers = Executors.newFixedThreadPool(20);
    private final HttpClient client = HttpClient.newHttpClient();
    private final LogLines log = new LogLines();

    private record Answer(int status, long millis) {}

    @BeforeEach
    void aPageInMemoryAndConnectionsInThePool() throws Exception {
        blog.empty().article("kept.md", "Kept").importAll();
        assertEquals(200, ask("/articles/kept").status());
        assertThat(statuses(askAtOnce(20)), everyItem(lessThan(500)));
        log.begin();
    }

    @AfterEach
    void allIsWellAgain() throws Exception {
        log.end();
        postgres.signal("CONT");
        readers.shutdownNow();
        awaitAnswer(SOON);
    }

    @Test
    void connectionsWhoseOtherEndHasGoneAreReplacedWithinSeconds() throws Exception {
        postgres.proxy().forgetConnections();

        List<Answer> first = askAtOnce(20);
        assertThat(times(first), everyItem(lessThan(3_000L)));
        long well = awaitAnswer(SOON);
        assertThat(well, lessThan(SOON));
        assertThat(statuses(askAtOnce(20)), everyItem(lessThan(500)));
        assertThat(times(askAtOnce(20)), everyItem(lessThan(1_500L)));
    }

    @Test
    void anArticleComesAlthoughTheConnectionThatIsAskedForItHasGone() throws Exception {
        blog.article("other.md", "Other").importAll();
        postgres.proxy().forgetConnections();

        Answer other = ask("/articles/other");
        assertEquals(200, other.status());
        assertThat(other.millis(), lessThan(3_000L));
    }

    @Test
    void aTableThatIsLockedForSecondsIsNoSilence() throws Exception {
        blog.article("slow.md", "Slow").importAll();
        try (Connection other = DriverManager.getConnection(postgres.url(), "postgres", "postgres");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table article in access exclusive mode");
            Future<Answer> slow = readers.submit(() -> ask("/articles/slow"));
            Thread.sleep(2_300);
            other.rollback();

            assertEquals(200, slow.get().status());
        }
    }

    @Test
    void whatAnotherNodeChangedIsSeenAlthoughTheListeningConnectionHasGone() throws Exception {
        postgres.proxy().forgetConnections();
        try (Connection other = DriverManager.getConnection(postgres.url(), "postgres", "postgres");
                Statement statement = other.createStatement()) {
            statement.execute(
                    "update article set title = 'Changed elsewhere'; insert into site_change (kind, changed_at) values ('EVERYTHING', now());"
                            + " notify recto_site_change");
        }
        long begun = System.nanoTime();
        while (!get("/articles/kept").body().asString().contains("Changed elsewhere")) {
            // TCP by itself would take minutes; a busy machine took eight seconds
            assertThat("milliseconds", (System.nanoTime() - begun) / 1_000_000, lessThan(30_000L));
            Thread.sleep(100);
        }
    }

    @Test
    void whileTheServerIsFrozenNobodyWaitsLongAndAfterwardsAllIsWell() throws Exception {
        postgres.signal("STOP");

        List<Answer> first = askAtOnce(60);
        assertThat(times(first), everyItem(lessThan(3_000L)));
        assertThat(statuses(first), everyItem(greaterThan(500)));
        List<Answer> later = askAtOnce(100);
        assertThat(statuses(later), everyItem(greaterThan(500)));
        assertThat(usual(times(later)), lessThan(500L));
        Answer kept = ask("/articles/kept");
        assertEquals(200, kept.status());
        assertThat(kept.millis(), lessThan(1_000L));
        Thread.sleep(3_000);

        postgres.signal("CONT");
        assertThat(awaitAnswer(SOON), lessThan(SOON));
        assertThat(statuses(askAtOnce(20)), everyItem(lessThan(500)));
        assertTold();
    }

    @Test
    void whileTheServerIsDownTheAnswerComesAtOnceAndTheLogHasTwoLines() throws Exception {
        postgres.proxy().refuse();
        askAtOnce(20);
        List<Answer> misses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            misses.add(ask(miss()));
        }
        assertThat(statuses(misses), everyItem(is(503)));
        assertThat(usual(times(misses)), lessThan(100L));
        Thread.sleep(2_300);
        assertThat(statuses(askAtOnce(100)), everyItem(greaterThan(500)));

        postgres.proxy().acceptAgain();
        assertThat(awaitAnswer(SOON), lessThan(SOON));
        assertTold();
    }

    @Test
    void aStatementOfAPageIsEndedAndOneOfAnImportIsNotEvenByAFrozenServer() throws Exception {
        try (Sql page = Sql.open(database)) {
            SQLException ended = org.junit.jupiter.api.Assertions.assertThrows(SQLException.class, () -> page.run("select pg_sleep(5)"));
            assertEquals("57014", ended.getSQLState());
            assertTrue(DatabaseAway.isCauseOf(ended));
        }
        Future<String> slow = readers.submit(() -> {
            try (Sql work = Sql.openForLongWork(database)) {
                work.run("select pg_sleep(3)");
                return work.of("select current_setting('statement_timeout') as now").first(row -> row.text("now")).orElseThrow();
            }
        });
        Thread.sleep(500);
        postgres.signal("STOP");
        Thread.sleep(4_000);
        postgres.signal("CONT");
        assertEquals("0", slow.get());
        awaitAnswer(SOON);
        for (int i = 0; i < 12; i++) {
            try (Sql page = Sql.open(database)) {
                assertEquals("1900ms", page.of("show statement_timeout").first(row -> row.text("statement_timeout")).orElseThrow());
                assertEquals(2_000, page.connection().getNetworkTimeout());
            }
        }
    }

    private void assertTold() throws InterruptedException {
        Thread.sleep(500);
        List<String> lines = log.end();
        assertThat(lines.toString(), lines, hasSize(2));
        assertThat(lines.get(0), containsString("The database does not answer"));
        assertThat(lines.get(1), containsString("The database answers again"));
    }

    private static String miss() {
        return "/search?q=w" + NUMBER.incrementAndGet();
    }

    private Answer ask(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path)).build();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return new Answer(status, (System.nanoTime() - begun) / 1_000_000);
    }

    private List<Answer> askAtOnce(int count) throws Exception {
        List<Callable<Answer>> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            questions.add(() -> ask(miss()));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : readers.invokeAll(questions)) {
            answers.add(answer.get());
        }
        return answers;
    }

    /** The median: one answer may be late because other programs keep the machine busy. */
    private static long usual(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    /** @return after how many milliseconds a page that is not in memory is there */
    private long awaitAnswer(long limit) throws Exception {
        long begun = System.nanoTime();
        while (ask(miss()).status() != 200) {
            assertThat("milliseconds", (System.nanoTime() - begun) / 1_000_000, lessThan(limit));
            Thread.sleep(50);
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static List<Long> times(List<Answer> answers) {
        return answers.stream().map(Answer::millis).toList();
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }
}
