package recto;

import static io.restassured.RestAssured.get;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How the packaged jar starts, what it says when it cannot, and what it survives. */
@Execution(ExecutionMode.CONCURRENT)
class ProgramIT {

    private static final String STACK_TRACE = "\tat ";

    private static EmbeddedPostgres server;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    Path folder;

    @BeforeAll
    static void startAServer() throws IOException {
        assumeFalse(Program.isNative(), "The native binary has no embedded PostgreSQL");
        server = EmbeddedPostgres.builder().setDataDirectory(Files.createTempDirectory("recto-test-server").resolve("data")).start();
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void oneArticle() throws IOException {
        write("first", "The first article", "Some text.");
    }

    @Test
    void aDataFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        Program program = start(Map.of("recto.data.dir", file.toString()));
        assertEquals(1, program.awaitEnd());
        assertThat(program.output(), containsString(file.toString()));
        assertThat(program.output(), not(containsString(STACK_TRACE)));
    }

    @Test
    void wrongSettingsStopTheStartAndSayWhatIsAllowed() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), "recto.site.titel=Notes\n");
        Program program = start(Map.of("recto.site.url", "foo", "recto.site.page-size", "x", "recto.site.time-zone", "Mars",
                "recto.import.every", "soon", "recto.cache.max-bytes", "lots"));

        assertEquals(1, program.awaitEnd());
        assertEquals(
                """
                        Wrong setting: recto.site.url is 'foo'; it must be a scheme and a host, with no path and no slash at the end, such as https://example.org
                        Wrong setting: recto.site.time-zone is 'Mars'; it must be a time zone, such as UTC or Europe/Vienna
                        Wrong setting: recto.site.page-size is 'x'; it must be a number from 1 to 200
                        Wrong setting: recto.import.every is 'soon'; it must be a time such as 10s or 5m, or 0s for never
                        Wrong setting: recto.cache.max-bytes is 'lots'; it must be a size such as 64M or 1G, or 0 for no cache
                        Wrong setting: recto.site.titel is not a setting of Recto; did you mean recto.site.title?
                        """,
                program.output());
        assertFalse(Files.exists(folder.resolve("its-data")), "nothing was started");
    }

    /** The cache here is an empty file, which no Java takes. */
    @Test
    void aCacheThatThisJavaCannotTakeIsSaidAndStopsNothing() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("with a cache/bin")).getParent();
        try (Stream<Path> parts = Files.list(Program.artifactFolder())) {
            for (Path part : parts.filter(part -> !Set.of("bin", "app.aot").contains(part.getFileName().toString())).toList()) {
                Files.createSymbolicLink(copy.resolve(part.getFileName()), part);
            }
        }
        Files.copy(Program.executable(), copy.resolve("bin/recto"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(copy.resolve("app.aot"));
        List<String> check = List.of(copy.resolve("bin/recto").toString(), "check", "articles");
        Program program = Program.run(folder, Map.of(), check);

        assertEquals(0, program.awaitEnd(), program.output());
        assertThat(program.output(), anyOf(containsString("app.aot is for Java 25"), containsString("AOT cache")));
        assertThat(program.output(), containsString("0 errors"));

        // A version manager has a script in the place of Java
        Path java = Files.createDirectories(folder.resolve("shims/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexec '%s/bin/java' \"$@\"\n".formatted(System.getProperty("java.home")));
        assertTrue(java.toFile().setExecutable(true));
        Program other = Program.run(folder, Map.of("JAVA_HOME", folder.resolve("shims").toString()), check);

        assertEquals(0, other.awaitEnd(), other.output());
        assertThat(other.output(), containsString("0 errors"));
    }

    @Test
    void aMisspeltVariableIsNamedAndStopsNothing() {
        Program program = Program.start(folder, Map.of("recto.site.titel", "Notes"), "check", "articles");

        assertEquals(0, program.awaitEnd(), program.output());
        assertThat(program.output(), containsString("RECTO_SITE_TITEL is not a setting of Recto; did you mean RECTO_SITE_TITLE?"));
    }

    @Test
    void machinesReadLatinDigitsWhateverTheLanguageOfTheOperator() throws Exception {
        write("second", "The second article", "Other text.\n\n## A heading");
        Map<String, String> arabic = with(anEmptyDatabase(), "JDK_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG");
        try (Program program = start(arabic)) {
            String site = program.awaitServing();
            program.awaitOutput("2 new, 0 changed");
            for (String path : new String[] {"/", "/articles/second", "/archive", "/archive/2026/05", "/rss.xml", "/feed.json",
                    "/sitemap.xml",
                    "/search?q=text&year=2026"}) {
                Response response = get(site + path);
                assertEquals(200, response.statusCode(), path);
                assertThat(path, response.headers() + response.body().asString(), not(matchesPattern("(?s).*[\\p{Nd}&&[^0-9]].*")));
            }
            assertThat(get(site + "/").header("Cache-Control"), containsString("max-age=0"));
            assertThat(program.output(), not(matchesPattern("(?s).*[\\p{Nd}&&[^0-9]].*")));
        }
    }

    @Test
    void withADatabaseItStartsNoneOfItsOwn() throws Exception {
        Map<String, String> database = anEmptyDatabase();
        try (Program program = start(database)) {
            get(program.awaitServing() + "/").then().statusCode(200);
            assertFalse(Files.exists(folder.resolve("its-data")));
        }
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForAndThenNamed() throws IOException {
        int port = freePort();
        Program program = start(with(settings(port, "recto"), "recto.database.wait", "2s"));

        assertEquals(3, program.awaitEnd());
        assertThat(program.output(),
                containsString("The database does not answer; trying again for 2 s: Connection to localhost:%d refused".formatted(port)));
        assertThat(program.output(), containsString("The database cannot be reached: Connection to localhost:%d refused".formatted(port)));
        assertThat(program.output(), not(containsString(STACK_TRACE)));
    }

    @Test
    void aDatabaseThatWillNeverAnswerIsNotWaitedFor() {
        Program stranger = start(settings(server.getPort(), "nowhere"));

        assertEquals(3, stranger.awaitEnd());
        assertThat(stranger.output(), containsString("database \"nowhere\" does not exist"));
        assertThat(stranger.output(), not(containsString("trying again")));
        assertThat(stranger.output(), not(containsString(STACK_TRACE)));
    }

    @Test
    void aDatabaseThatComesUpLateIsFound() throws Exception {
        int port = freePort();
        Path data = Files.createTempDirectory("recto-test-late").resolve("data");
        try (Program program = start(settings(port, "postgres"))) {
            program.awaitOutput("The database does not answer");
            try (EmbeddedPostgres late = EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).start()) {
                String site = program.awaitServing();
                program.awaitOutput("The database answers").awaitOutput("1 new");
                get(site + "/articles/first").then().statusCode(200);
                program.terminate();
            }
        }
    }

    @Test
    void aDatabaseWhoseNameMovesToAnotherAddressIsFoundAtOnce() throws Exception {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "127.0.0.9 database.test\n");
        Map<String, String> database = anEmptyDatabase();
        String url = Objects.requireNonNull(database.get("quarkus.datasource.jdbc.url")).replace("localhost", "database.test");
        try (Program program = start(with(database, "quarkus.datasource.jdbc.url", url, "recto.database.wait", "15s"),
                "-Djdk.net.hosts.file=" + hosts)) {
            program.awaitOutput("The database does not answer");
            // Whole at each moment, which a file that is written anew is not
            Files.move(Files.writeString(folder.resolve("hosts.new"), "127.0.0.1 database.test\n"), hosts,
                    StandardCopyOption.REPLACE_EXISTING);

            get(program.awaitServing() + "/").then().statusCode(200);
        }
    }

    /** What Flyway logs, and the log shows here, has this word in it. */
    @Test
    void flywayLooksOnlyAtADatabaseThatMayNeedIt() throws Exception {
        Map<String, String> database = with(anEmptyDatabase(), "quarkus.log.category.\"org.flywaydb\".level", "INFO");
        String url = Objects.requireNonNull(database.get("quarkus.datasource.jdbc.url"));
        Program first = start(database, "import");
        assertEquals(0, first.awaitEnd(), first.output());
        assertThat(first.output(), containsString("migration"));

        Program second = start(database, "import");
        assertEquals(0, second.awaitEnd(), second.output());
        assertThat(second.output(), containsString("1 unchanged"));
        assertThat(second.output(), not(containsString("migration")));

        execute(url.substring(url.lastIndexOf('/') + 1), "update flyway_schema_history set checksum = 1 where version = '3'");
        Program third = start(database, "import");
        assertEquals(1, third.awaitEnd(), third.output());
        assertThat(third.output(), containsString("checksum mismatch"));
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        Map<String, String> database = anEmptyDatabase();
        try (ServerSocket taken = new ServerSocket(0)) {
            Program program = start(with(database, "quarkus.http.port", Integer.toString(taken.getLocalPort())));

            assertEquals(1, program.awaitEnd());
            assertThat(program.output(), containsString(Integer.toString(taken.getLocalPort())));
            assertThat(program.output(), containsString("in use"));
            assertThat(program.output(), containsString("quarkus.http.port"));
            assertThat(program.output(), not(containsString(STACK_TRACE)));
        }
    }

    @Test
    void aSiteIsServedWhereTheUsualPortOfHealthIsInUseAndAChosenOneIsNamed() throws Exception {
        Map<String, String> settings = with(anEmptyDatabase(), "quarkus.http.port", Integer.toString(freePort()));
        try (ServerSocket taken = new ServerSocket()) {
            boolean isMine = true;
            try {
                taken.bind(new InetSocketAddress(9000));
            } catch (BindException another) {
                isMine = false;
            }
            try (Program program = Program.startAsItIs(folder, settings, List.of())) {
                get(program.awaitServing() + "/").then().statusCode(200);
                assertThat(program.output(), containsString("The port 9000 is in use, so health and metrics get another"));
                program.terminate();
            }
            if (isMine) {
                Program program = Program.startAsItIs(folder, with(settings, "quarkus.management.port", "9000"), List.of());
                assertEquals(1, program.awaitEnd());
                assertThat(program.output(), containsString("quarkus.management.port"));
            }
        }
    }

    @Test
    void aPortInUseIsNoticedBeforeTheDatabaseStarts() throws Exception {
        Path data = folder.resolve("data");
        try (ServerSocket taken = new ServerSocket(0)) {
            Program program = start(Map.of("recto.data.dir", data.toString(), "quarkus.http.port", Integer.toString(taken.getLocalPort())));

            assertEquals(1, program.awaitEnd());
            assertFalse(Files.exists(data));
            assertThat(program.output(), containsString("perhaps by a Recto that is still running"));
        }
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsInMemoryIsServed() throws Exception {
        write("second", "The second article", "Other text.");
        Path data = Files.createTempDirectory("recto-test-restarted").resolve("data");
        EmbeddedPostgres restarted = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
        int port = restarted.getPort();
        try (Program program = start(settings(port, "postgres"))) {
            String site = program.awaitServing();
            program.awaitOutput("2 new");
            get(site + "/articles/first").then().statusCode(200);
            // The notice of the import may come after this answer, and drops the page
            Thread.sleep(1_000);
            get(site + "/articles/first").then().statusCode(200);
            restarted.close();

            get(site + "/articles/first").then().statusCode(200).body(containsString("Some text."));
            get(site + "/articles/second").then().statusCode(503).header("Retry-After", notNullValue())
                    .header("Cache-Control", containsString("no-store")).body(containsString("Back in a moment"))
                    .body(containsString("href=\"/archive\""));
            get(site + "/no/such/page").then().statusCode(503);

            restarted = EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false).start();
            eventually(Duration.ofSeconds(15), () -> get(site + "/articles/second").statusCode() == 200);
            write("second", "The second article", "A new text.");
            eventually(Duration.ofSeconds(15), () -> get(site + "/articles/second").body().asString().contains("A new text."));
            assertThat(program.output(), not(containsString(STACK_TRACE)));
        } finally {
            restarted.close();
        }
    }

    @Test
    void anEditThatOneNodeImportsIsOnTheOtherAtOnce() throws Exception {
        Map<String, String> database = anEmptyDatabase();
        try (Program importing = start(database)) {
            String here = importing.awaitServing();
            importing.awaitOutput("1 new");
            try (Program other = start(with(database, "recto.import.at-start", "false", "recto.import.every", "0s"))) {
                String there = other.awaitServing();
                Duration late = Duration.ZERO;
                for (int edit = 1; edit <= 4; edit++) {
                    get(there + "/articles/first").then().statusCode(200);
                    String text = "Text number " + edit;
                    write("first", "The first article", text);
                    eventually(Duration.ofSeconds(15), () -> get(here + "/articles/first").body().asString().contains(text));
                    late = late.plus(
                            eventually(Duration.ofSeconds(15), () -> get(there + "/articles/first").body().asString().contains(text)));
                }
                // Without a notification each would take a second on the average, for the poll
                assertThat(late, lessThan(Duration.ofSeconds(2)));
            }
        }
    }

    @Test
    void pagesAreReadFromAReplicaOnlyWhileItHasTheNewestChange() throws Exception {
        Map<String, String> database = anEmptyDatabase();
        assertEquals(0, start(database, "import").awaitEnd());
        String replica = aCopyOf(database);
        // What no replica does: only so can a reader tell which of the two was asked
        execute(replica, "update article set html = replace(html, 'Some text.', 'Some text of the replica.')");

        try (Program program = start(with(database, "recto.database.replica", url(replica), "recto.cache.max-bytes", "0"))) {
            String first = program.awaitServing() + "/articles/first";
            eventually(Duration.ofSeconds(15), () -> text(first).contains("Some text of the replica."));

            write("second", "The second article", "Other text.");
            eventually(Duration.ofSeconds(15), () -> text(program.awaitServing() + "/articles/second").contains("Other text."));
            assertThat("The replica lacks a change", text(first), containsString("Some text."));

            execute(replica, "insert into site_change (id, changed_at, kind) overriding system value values (1000, now(), 'EVERYTHING')");
            // A replica that was slow to answer is not asked again until it has answered the thread that waits for it
            eventually(Duration.ofSeconds(15), () -> text(first).contains("Some text of the replica."));

            execute("postgres", "drop database %s with (force)".formatted(replica));
            assertThat("It is away", text(first), containsString("Some text."));
        }
    }

    private static String text(String address) {
        return get(address).body().asString();
    }

    /** @return the name of the copy */
    private static String aCopyOf(Map<String, String> database) throws SQLException {
        String url = Objects.requireNonNull(database.get("quarkus.datasource.jdbc.url"));
        String copy = "recto" + DATABASES.incrementAndGet();
        execute("postgres", "create database %s template %s".formatted(copy, url.substring(url.lastIndexOf('/') + 1)));
        return copy;
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Program start(Map<String, String> settings, String... arguments) {
        Map<String, String> all = new HashMap<>(Map.of("recto.content.dir", folder.resolve("articles").toString(),
                "recto.data.dir", folder.resolve("its-data").toString(), "recto.import.every", "1s"));
        all.putAll(settings);
        return Program.start(folder, all, arguments);
    }

    private void write(String name, String title, String text) throws IOException {
        Files.createDirectories(folder.resolve("articles"));
        Files.writeString(folder.resolve("articles").resolve(name + ".md"),
                "---\ntitle: %s\npublish_date: 2026-05-01\n---\n\n%s\n".formatted(title, text));
    }

    /** @return the settings that lead to it */
    private static Map<String, String> anEmptyDatabase() throws SQLException {
        String name = "recto" + DATABASES.incrementAndGet();
        execute("postgres", "create database " + name);
        return settings(server.getPort(), name);
    }

    private static String url(String database) {
        return url(server.getPort(), database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    private static Map<String, String> settings(int port, String database) {
        return Map.of("quarkus.datasource.jdbc.url", url(port, database),
                "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "postgres");
    }

    private static Map<String, String> with(Map<String, String> settings, String... more) {
        Map<String, String> all = new HashMap<>(settings);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** @return how long it took */
    private static Duration eventually(Duration limit, Condition condition) throws IOException {
        long started = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - started > limit.toNanos()) {
                throw new AssertionError("Not within " + limit);
            }
            Program.pause();
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
