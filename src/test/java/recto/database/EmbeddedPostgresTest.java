package recto.database;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Who is let into the embedded database, and whose programs it runs. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EmbeddedPostgresTest {

    private static final String PROGRAMS = "postgres-programs";

    /** What the first test has unpacked; to unpack it anew for each test would take most of the time of this class. */
    private static @Nullable Path unpacked;

    @TempDir
    static Path kept;
    @TempDir
    Path folder;

    private final EmbeddedPostgres database = new EmbeddedPostgres();

    private String start() throws Exception {
        if (unpacked != null) {
            copy(unpacked, folder.resolve(PROGRAMS));
        }
        String url = database.start(folder);
        if (unpacked == null) {
            Path copied = kept.resolve(PROGRAMS);
            copy(folder.resolve(PROGRAMS), copied);
            unpacked = copied;
        }
        return url;
    }

    private static void copy(Path from, Path to) throws Exception {
        assertEquals(0, new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start().waitFor());
    }

    @BeforeEach
    void onePerTest() {
        System.clearProperty("embedded-postgres.running");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void nobodyIsLetInWithoutThePassword() throws Exception {
        String url = start();

        assertEquals("postgres", ask(url, "select current_user"));
        String address = url.replaceAll("\\?.*", "");
        assertThat(address, startsWith("jdbc:postgresql://localhost:"));
        for (String password : new String[] {"", "postgres"}) {
            SQLException refused = assertThrows(SQLException.class, () -> DriverManager.getConnection(address, "postgres", password));
            assertThat(refused.getSQLState(), startsWith(password.isEmpty() ? "0800" : "28P01"));
        }
        assertThat(
                Files.readString(folder.resolve("postgres/pg_hba.conf")).lines().filter(line -> !line.startsWith("#")).toList().toString(),
                not(containsString("trust")));
        assertEquals("", ask(url, "show unix_socket_directories"));
        assertEquals("localhost", ask(url, "show listen_addresses"));
        assertEquals("on", ask(url, "show fsync"));
    }

    @Test
    void thePasswordAndTheProgramsAreForTheirOwnerAlone() throws Exception {
        start();

        assertEquals("rw-------", mode("postgres.password"));
        assertEquals("rwx------", mode("postgres-programs"));
        assertEquals("rwx------", mode("postgres"));
        String password = Files.readString(folder.resolve("postgres.password")).strip();
        assertEquals(32, password.length());
        assertFalse(ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse(""))
                .anyMatch(line -> line.contains(password)));
    }

    @Test
    void aDataFolderThatLetEverybodyInKeepsItsDataAndAsksForThePassword() throws Exception {
        Path data = folder.resolve("postgres");
        try (io.zonky.test.db.postgres.embedded.EmbeddedPostgres before = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false).start()) {
            ask(before.getJdbcUrl("postgres", "postgres"), "create table kept as select 42 as answer; select 1");
        }
        Files.writeString(folder.resolve("postgres.ready"), "");

        String url = start();
        assertEquals("42", ask(url, "select answer from kept"));
        assertThrows(SQLException.class, () -> ask(url.replaceAll("&password=.*", ""), "select 1"));
        assertEquals("2", ask(url, "select count(*) from pg_hba_file_rules where auth_method = 'scram-sha-256' and error is null"));
        assertEquals("2", ask(url, "select count(*) from pg_hba_file_rules"));
    }

    @Test
    void aLostPasswordIsReplaced() throws Exception {
        start();
        database.close();
        Files.delete(folder.resolve("postgres.password"));

        EmbeddedPostgres again = new EmbeddedPostgres();
        try {
            assertEquals("1", ask(again.start(folder), "select 1"));
        } finally {
            again.close();
        }
    }

    @Test
    void programsThatAnotherUserCouldHavePutThereAreNotRun() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("postgres-programs"));
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(refusal(), containsString("Other users can write into " + programs));
    }

    @Test
    void aFolderOfAnotherUserIsNotUsed() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("postgres-programs"));
        try {
            Files.setOwner(programs, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException notRoot) {
            assumeTrue(false, "Only root can give a folder away: " + notRoot);
        }

        assertThat(refusal(), containsString("belongs to the user nobody"));
    }

    @Test
    void aLinkInPlaceOfTheProgramsIsNotFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("postgres-programs"), Files.createDirectory(folder.resolve("elsewhere")));

        assertThat(refusal(), containsString("is a link"));
    }

    private String refusal() {
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> database.start(folder));
        assertTrue(Files.notExists(folder.resolve("postgres")), "nothing was started");
        return refused.getCause().getMessage();
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private static String ask(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            if (!hasRows) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
