package recto;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.arc.InactiveBeanException;
import io.smallrye.config.SmallRyeConfigBuilder;
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
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "25006 | The database can only be read: It says no; after a failover quarkus.datasource.jdbc.url has to lead to the server that can be written",
            "42501 | The database does not let Recto do its work: It says no; give the user of Recto this privilege",
            "53100 | The database has no room: It says no; make room on its disk"})
    void aDatabaseThatCannotBeWrittenSaysWhatToMend(String state, String words) {
        assertEquals(3, StartFailure.report(new RuntimeException(new SQLException("It says no.", state))));
        assertSaid(words);
    }

    @Test
    void aWrongAddressOfTheDatabaseCountsAsNone() {
        RuntimeException wrong = assertThrows(RuntimeException.class, () -> RectoSettings.check(new SmallRyeConfigBuilder()
                .withDefaultValue("quarkus.datasource.jdbc.url", "jdbc:mysql://localhost/recto?user=me&password=secret").build()));

        assertEquals(3, StartFailure.report(wrong));
        assertSaid("Wrong setting: quarkus.datasource.jdbc.url is 'jdbc:mysql://localhost/recto?user=me&password=***';"
                + " it must be the address of a PostgreSQL database, such as jdbc:postgresql://localhost:5432/recto"
                + System.lineSeparator()
                + "No database is configured; set quarkus.datasource.jdbc.url (or QUARKUS_DATASOURCE_JDBC_URL), with the user name and password");
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
