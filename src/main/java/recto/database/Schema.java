package recto.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/**
 * Whether the database has the schema of this program already. Then a start needs no Flyway, which would read and compare all migrations with
 * what it has noted in its table, and take two connections for that.
 */
public final class Schema {

    /** What {@link #NOTED} gives where Flyway has run all migrations of this program and no other. SchemaTest says what belongs here. */
    static final String OF_THIS_PROGRAM = "23e1bc1f46fce8190a2f1486685e2d60bc9126c78dfbdb959aa05dc5a137993e";

    /** One text of all that Flyway compares: a migration that failed, was edited, is missing, or is of another version, makes it another text. */
    static final String NOTED = """
            select encode(sha256(convert_to(string_agg(concat_ws(' ', version, description, type, script, checksum, success), ','
                order by installed_rank), 'UTF8')), 'hex') from flyway_schema_history""";

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    /** What outranks the file in the program, where this is 250. */
    private static final int RANK_OF_OPERATOR = 251;
    private static final String SECONDS = "2";

    private Schema() {}

    /**
     * @return false also where the database does not answer, and where the operator has set more about it than its address, user and password:
     *         Flyway then does what it always did, and it is Flyway that reports what is wrong
     */
    public static boolean isOfThisProgram(Config config) {
        String url = config.getConfigValue(URL).getValue();
        if (url == null || hasOtherSettings(config)) {
            return false;
        }
        Properties login = new Properties();
        config.getOptionalValue(USER, String.class).ifPresent(user -> login.setProperty("user", user));
        config.getOptionalValue(PASSWORD, String.class).ifPresent(password -> login.setProperty("password", password));
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        try (Connection connection = new Driver().connect(url, login);
                Statement statement = connection.createStatement();
                ResultSet noted = statement.executeQuery(NOTED)) {
            return noted.next() && OF_THIS_PROGRAM.equals(noted.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean hasOtherSettings(Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("quarkus.datasource.") || name.startsWith("quarkus.flyway."))
                .filter(name -> !Set.of(URL, USER, PASSWORD).contains(name))
                .anyMatch(name -> config.getConfigValue(name).getSourceOrdinal() >= RANK_OF_OPERATOR);
    }
}
