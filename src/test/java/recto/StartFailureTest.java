package recto;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.InactiveBeanException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFailureTest {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "28P01", "3D000", "53300", "57P03"})
    void aDatabaseThatIsOutOfReachIsNamedHoweverDeepItLies(String state) {
        assertEquals(3, StartFailure.report(new IllegalStateException(new RuntimeException(new SQLException("It says no.", state)))));
        assertSaid("The database cannot be reached: It says no; check quarkus.datasource.jdbc.url, its user and its password");
    }

    @Test
    void aMigrationThatRefusesSpeaksForItself() {
        assertEquals(1, StartFailure.report(new RuntimeException(new SQLException("Recto needs PostgreSQL 15", "P0001"))));
        assertSaid("Recto needs PostgreSQL 15");
    }

    @Test
    void whereNoDatabaseIsConfiguredTheSettingIsNamed() {
        String sentence = "No database is configured, and this build of Recto contains none;"
                + " set quarkus.datasource.jdbc.url (or QUARKUS_DATASOURCE_JDBC_URL), with the user name and password";
        assertEquals(3, StartFailure.report(new NoDatabaseException("quarkus.datasource.jdbc.url")));
        assertSaid(sentence);

        said.reset();
        assertEquals(3, StartFailure
                .report(new RuntimeException(new InactiveBeanException("To activate the datasource, set quarkus.datasource.jdbc.url"))));
        assertSaid(sentence);
    }

    @Test
    void aPortInUseAndAFileThatCannotBeReadAreNamed() {
        assertEquals(1, StartFailure.report(new RuntimeException(new BindException("0.0.0.0:8080"))));
        assertSaid("The port is in use: 0.0.0.0:8080; choose another with quarkus.http.port");

        said.reset();
        assertEquals(1, StartFailure.report(new UncheckedIOException("The folder cannot be made", new IOException("read-only"))));
        assertSaid("The folder cannot be made: java.io.IOException: read-only");
    }

    @Test
    void anythingElseIsAFaultOfOursAndToldInFull() {
        assertEquals(1, StartFailure.report(new SQLException("syntax error", "42601")));
        assertThat(said.toString(StandardCharsets.UTF_8),
                startsWith("Recto failed: java.sql.SQLException: syntax error" + System.lineSeparator() + "\tat "));
    }

    private void assertSaid(String line) {
        assertEquals(line + System.lineSeparator(), said.toString(StandardCharsets.UTF_8));
    }
}
