package recto;

import static io.restassured.RestAssured.get;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a packaged jar that has no database but its own, told in order: it starts, is terminated, starts for another host, is killed,
 * starts again and is interrupted. Each start takes seconds, so each shows as much as it can.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnDatabaseIT {

    private static final String STACK_TRACE = "\tat ";

    @TempDir
    static Path folder;

    private Program program;
    private ProcessHandle database;
    private Map<String, String> subscribedBefore;

    @BeforeAll
    void oneArticle() throws IOException {
        assumeFalse(Program.isNative(), "The native binary has no embedded PostgreSQL");
        Files.createDirectories(folder.resolve("articles"));
        Files.writeString(folder.resolve("articles/first.md"),
                "---\ntitle: The first article\npublish_date: 2026-05-01\n---\n\nSome text.\n");
    }

    @AfterAll
    void stop() {
        if (program != null) {
            program.close();
        }
    }

    private Program start(String url) {
        return Program.start(folder, Map.of("recto.content.dir", folder.resolve("articles").toString(), "recto.import.every", "1s",
                "recto.data.dir", folder.resolve("its-data").toString(), "recto.site.url", url));
    }

    @Test
    @Order(1)
    void withoutADatabaseItStartsItsOwn() throws IOException {
        program = start("http://old.example.org");
        get(program.awaitServing() + "/").then().statusCode(200);
        program.awaitOutput("1 new");
        get(program.awaitServing() + "/articles/first").then().statusCode(200).body(containsString("Some text."));
        assertTrue(Files.isDirectory(folder.resolve("its-data")));
        database = database();
        subscribedBefore = subscribed();
    }

    @Test
    @Order(2)
    void itsOwnDatabaseSurvivesAPowerCut() throws Exception {
        String port = Files.readAllLines(folder.resolve("its-data/postgres/postmaster.pid")).get(3).strip();
        String password = Files.readString(folder.resolve("its-data/postgres.password")).strip();
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres",
                password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('fsync'), current_setting('synchronous_commit')")) {
            row.next();
            assertEquals("on", row.getString(1));
            assertEquals("on", row.getString(2));
        }
    }

    @Test
    @Order(3)
    void aSecondProgramIsRefusedTheFolderOfTheFirst() throws IOException {
        Program second = start("http://old.example.org");

        assertEquals(3, second.awaitEnd());
        assertThat(second.output(), containsString(folder.toRealPath().resolve("its-data").toString()));
        assertThat(second.output(), containsString("recto.data.dir"));
        assertThat(second.output(), containsString("process " + program.pid()));
        assertThat(second.output(), not(containsString(STACK_TRACE)));
        get(program.awaitServing() + "/articles/first").then().statusCode(200);
    }

    @Test
    @Order(4)
    void killStopsItsDatabaseWithIt() {
        assertEquals(128 + 15, program.terminate());

        assertFalse(isRunning(database));
        assertThat(program.output(), not(containsString(STACK_TRACE)));
    }

    @Test
    @Order(5)
    void itStopsWithoutWaitingForAChangeOfTheSite() {
        Matcher stop = Pattern.compile("stopped in ([0-9.]+)s").matcher(program.output());

        assertTrue(stop.find(), program.output());
        // A thread that waits for changes of the site asks every two seconds
        assertThat(Double.parseDouble(stop.group(1)), lessThan(2.0));
    }

    @Test
    @Order(6)
    void theNextStartHasItsData() throws IOException {
        program = start("https://new.example.org");
        String site = program.awaitServing();
        program.awaitOutput("1 unchanged");
        assertThat(program.output(), containsString("0 new, 0 changed"));
        get(site + "/articles/first").then().statusCode(200);
        database = database();
    }

    @Test
    @Order(7)
    void aBlogThatMovesToAnotherHostIsTheSameToItsSubscribers() {
        Map<String, String> after = subscribed();

        assertEquals(subscribedBefore.keySet(), after.keySet());
        assertThat(subscribedBefore.values(), everyItem(startsWith("http://old.example.org/")));
        assertThat(after.values(), everyItem(startsWith("https://new.example.org/")));
    }

    @Test
    @Order(8)
    void afterKill9TheNextStartTakesItsDatabaseOver() throws IOException {
        program.kill();

        program = start("https://new.example.org");
        get(program.awaitServing() + "/articles/first").then().statusCode(200);
        program.awaitOutput("1 unchanged");
        assertFalse(isRunning(database));
        database = database();
    }

    @Test
    @Order(9)
    void ctrlCStopsItsDatabaseWithIt() {
        assertEquals(128 + 2, program.interrupt());

        assertFalse(isRunning(database));
        assertThat(program.output(), not(containsString(STACK_TRACE)));
    }

    private ProcessHandle database() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(folder.resolve("its-data/postgres/postmaster.pid")).get(0).strip());
        ProcessHandle found = ProcessHandle.of(pid).orElseThrow();
        assertTrue(isRunning(found));
        return found;
    }

    /** A process that has ended is in the table until its parent asks after it, but has no command any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** @return what its feeds, and the article in each, are known by, and where they lead */
    private Map<String, String> subscribed() {
        String site = program.awaitServing();
        XmlPath rss = get(site + "/rss.xml").xmlPath();
        XmlPath atom = get(site + "/atom.xml").xmlPath();
        JsonPath json = get(site + "/feed.json").jsonPath();
        assertEquals(1, json.getList("items").size());
        return Map.of("rss " + rss.getString("rss.channel.item.guid"), rss.getString("rss.channel.item.link"),
                "atom " + atom.getString("feed.entry.id"), atom.getString("feed.entry.link.@href"),
                "atom feed " + atom.getString("feed.id"), atom.getList("feed.link.@href").get(0).toString(),
                "json " + json.getString("items[0].id"), json.getString("items[0].url"));
    }
}
