package recto.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;

/** When a start may leave Flyway out. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SchemaTest {

    @Inject
    DataSource database;

    /** The database of the tests is one that Flyway has made with the migrations of these sources. */
    @Test
    void aNewMigrationIsKnown() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet noted = statement.executeQuery(Schema.NOTED)) {
            noted.next();
            assertEquals(noted.getString(1), Schema.OF_THIS_PROGRAM,
                    "Flyway has noted other migrations than Schema knows; set Schema.OF_THIS_PROGRAM to what was expected here");
        }
        assertTrue(Schema.isOfThisProgram(config(Map.of(), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "update flyway_schema_history set checksum = checksum + 1 where version = '3'",
            "update flyway_schema_history set success = false where version = '3'",
            "update flyway_schema_history set description = 'another' where version = '3'",
            "delete from flyway_schema_history where version = '3'",
            "delete from flyway_schema_history where installed_rank = (select max(installed_rank) from flyway_schema_history)",
            "delete from flyway_schema_history",
            "insert into flyway_schema_history values (9000, '9000', 'of a newer version', 'SQL', 'V9000__x.sql', 1, 'x', now(), 1, true)",
            "alter table flyway_schema_history rename to another"})
    void anythingElseIsLeftToFlyway(String change) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table kept as table flyway_schema_history");
            statement.execute(change);
            try {
                assertFalse(Schema.isOfThisProgram(config(Map.of(), Map.of())));
            } finally {
                statement.execute("alter table if exists another rename to flyway_schema_history");
                statement.execute("truncate flyway_schema_history");
                statement.execute("insert into flyway_schema_history table kept");
                statement.execute("drop table kept");
            }
        }
        assertTrue(Schema.isOfThisProgram(config(Map.of(), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.flyway.table", "quarkus.flyway.clean-at-start", "quarkus.datasource.active",
            "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode", "quarkus.datasource.credentials-provider"})
    void whereTheOperatorHasSetMoreAboutTheDatabaseFlywayLooks(String setting) {
        assertFalse(Schema.isOfThisProgram(config(Map.of(setting, "true"), Map.of())));
        assertFalse(Schema.isOfThisProgram(config(Map.of(), Map.of(setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), "true"))));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsLeftToFlyway() {
        assertFalse(Schema.isOfThisProgram(config(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/recto"), Map.of())));
    }

    /** The settings of a program that uses the database of the tests. */
    private static Config config(Map<String, String> more, Map<String, String> variables) {
        Map<String, String> settings = new HashMap<>();
        for (String name : new String[] {"quarkus.datasource.jdbc.url", "quarkus.datasource.username", "quarkus.datasource.password"}) {
            ConfigProvider.getConfig().getOptionalValue(name, String.class).ifPresent(value -> settings.put(name, value));
        }
        settings.putAll(more);
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withSources(new EnvConfigSource(variables, 300))
                .withSources(new PropertiesConfigSource(Map.of("quarkus.flyway.migrate-at-start", "true"), "in the program", 250))
                .withSources(new PropertiesConfigSource(settings, "of the operator", 400)).build();
    }
}
