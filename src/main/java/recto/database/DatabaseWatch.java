package recto.database;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the database is away. A failure starts a thread that asks the database until it answers. The log gets one line when the
 * database goes and one when it comes back, however many requests fail meanwhile.
 */
@Singleton
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** A database that fails now and then, as one with too few connections for all its clients does, gets a line this often. */
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Instance<GuardedDataSource> database;
    private volatile boolean isAway;
    private @Nullable Thread probe;
    private long quietUntil = System.nanoTime();

    /** @param database asked for only when something has failed: a command without a database has none */
    DatabaseWatch(Instance<GuardedDataSource> database) {
        this.database = database;
    }

    /** Whether the database is known to be away; one that nobody has asked since it went is not. */
    public boolean isAway() {
        return isAway;
    }

    /** Asks the database. One whose connections are all in use by readers answers. */
    public boolean answers() {
        try (Connection answering = database.get().getConnection()) {
            return true;
        } catch (SQLException e) {
            return DatabaseAway.isPoolExhausted(e);
        }
    }

    /** Notes that no connection could be had: until one is there again, all who ask for one are refused. */
    void failed(SQLException e) {
        if (DatabaseAway.isPoolExhausted(e)) {
            occasionally("All connections to the database were in use for too long, and a reader was asked to come back: %s", e);
        } else if (DatabaseAway.isCauseOf(e)) {
            away(e);
        }
    }

    /** Notes that a statement failed because of the state that the database is in; whether the database is away is found out. */
    public synchronized void suspect(Throwable e) {
        if (probe == null && !DatabaseAway.isRefusal(e) && !DatabaseAway.isPoolExhausted(e)) {
            Thread started = new Thread(() -> probe(e), "recto-database-probe");
            started.setDaemon(true);
            // A machine that has no more threads throws here, and the next failure tries again
            started.start();
            probe = started;
        }
    }

    /**
     * Notes that a connection broke on which no reader waited. Where the server itself is gone, no reader has to find that out by waiting
     * for a connection.
     */
    public void lost(SQLException e) {
        if (!isAway && DatabaseAway.isUnreachable(e) && !DatabaseAway.isRefusal(e) && !database.get().isReachable()) {
            away(e);
        }
    }

    /** In one step: a probe that has its answer already must not end between the two. */
    private synchronized void away(SQLException e) {
        suspect(e);
        isAway = true;
    }

    @PreDestroy
    synchronized void stop() {
        if (probe != null) {
            probe.interrupt();
        }
    }

    private void probe(Throwable failure) {
        long started = System.nanoTime();
        boolean isTold = false;
        boolean hasAnswered = false;
        try {
            while (true) {
                try (Connection answering = database.get().answering()) {
                    if (isTold) {
                        LOG.infof("The database answers again, after %d s", Duration.ofNanos(System.nanoTime() - started).toSeconds());
                        return;
                    }
                    if (hasAnswered) {
                        occasionally("A question to the database failed, and a reader was asked to come back; the next was answered: %s",
                                failure);
                        return;
                    }
                    // The connections of a server that ends break one after the other: the one that was asked may be the next
                    hasAnswered = true;
                } catch (SQLException e) {
                    // While readers use all connections nothing new is known
                    isAway |= !DatabaseAway.isPoolExhausted(e);
                    if (isAway && !isTold) {
                        LOG.errorf(
                                "The database does not answer; pages that are in memory are served, readers of others are asked to come back: %s",
                                reason(failure));
                        isTold = true;
                    }
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        isAway = false;
        probe = null;
    }

    private synchronized void occasionally(String text, Throwable failure) {
        if (System.nanoTime() - quietUntil >= 0) {
            LOG.warnf(text, reason(failure));
            quietUntil = System.nanoTime() + BETWEEN_LINES.toNanos();
        }
    }

    private static String reason(Throwable failure) {
        String reason = failure.toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // What the pool's own timeout wraps has no message
            reason = cause.getMessage() == null ? reason : cause.getMessage();
        }
        return reason.lines().findFirst().orElse("").strip();
    }
}
