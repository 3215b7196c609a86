package recto.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Waits for a database that is not up yet, as when a whole machine starts at once. Flyway is the first to ask for a connection, and calls
 * this before it does. Flyway's own retries count attempts and not seconds, and write three lines to the log for each.
 */
@Singleton
class DatabaseWait implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(DatabaseWait.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration wait;

    DatabaseWait(DatabaseConfig config) {
        this.wait = config.waitAtStart();
    }

    /** Returns when the database answers, and also when waiting is of no use: Flyway then meets the failure itself and reports it. */
    @Override
    public void customize(FluentConfiguration flyway) {
        DataSource database = flyway.getDataSource();
        long started = System.nanoTime();
        boolean isReported = false;
        while (true) {
            try (Connection connection = database.getConnection()) {
                if (isReported) {
                    LOG.infof("The database answers, after %d s", secondsSince(started));
                }
                return;
            } catch (SQLException e) {
                if (!DatabaseAway.isCauseOf(e) || System.nanoTime() - started + PAUSE.toNanos() > wait.toNanos()) {
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
