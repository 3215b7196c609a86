package recto.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a database that is not up yet, as when a whole machine starts at once. {@link Schema} asks for a connection once, and then Flyway,
 * which calls this before it does. Flyway's own retries count attempts and not seconds, and write three lines to the log for each. Flyway gets
 * connections of its own: a migration may take longer than the statement of a page.
 */
@Singleton
class DatabaseWait implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(DatabaseWait.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A frozen server takes a connection and says nothing. */
    private static final String SECONDS_TO_LOG_IN = "5";
    /** Flyway holds one connection for its lock and its table and another for the migration. */
    private static final int MOST_OF_FLYWAY = 4;

    private final Duration wait;
    private final boolean isActive;
    /** Null until Flyway has been configured. */
    private @Nullable AgroalDataSource unlimited;

    /** @param isActive false for a command that needs no database; Quarkus makes what Flyway is all the same, and runs no migration */
    DatabaseWait(DatabaseConfig config, @ConfigProperty(name = "quarkus.datasource.active", defaultValue = "true") boolean isActive) {
        this.wait = config.waitAtStart();
        this.isActive = isActive;
    }

    /** Returns when the database answers, and also when waiting is of no use: Flyway then meets the failure itself and reports it. */
    @Override
    public void customize(FluentConfiguration flyway) {
        if (!isActive) {
            return;
        }
        AgroalDataSource database = Connections.withoutPool((AgroalDataSource) flyway.getDataSource(),
                Map.of("socketTimeout", "0", "loginTimeout", SECONDS_TO_LOG_IN), MOST_OF_FLYWAY);
        flyway.dataSource(database);
        unlimited = database;
        await(database);
    }

    /** Closes what only the migrations needed. */
    void close(@Observes StartupEvent start) {
        if (unlimited != null) {
            unlimited.close();
        }
    }

    private void await(DataSource database) {
        long started = System.nanoTime();
        boolean isReported = false;
        while (true) {
            try (Connection connection = database.getConnection()) {
                if (isReported) {
                    LOG.infof("The database answers, after %d s", secondsSince(started));
                }
                return;
            } catch (SQLException e) {
                if (!DatabaseAway.isPassing(e) || System.nanoTime() - started + PAUSE.toNanos() > wait.toNanos()) {
                    return;
                }
                if (!isReported) {
                    LOG.warnf("The database does not answer; trying again for %d s: %s", wait.toSeconds(), firstLine(e));
                    isReported = true;
                }
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static long secondsSince(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toSeconds();
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
