package recto.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The follower of the database from which pages are read while it has every change that this node knows of: a page that was dropped for a
 * change is never made anew without that change. Each connection is asked for the replica's last change before it is handed out, in place
 * of the sign of life that others give, so that to ask costs nothing more. Where the replica is behind or away the database itself answers.
 * Numbers of changes are compared and not places in the log of PostgreSQL, so that every kind of replica will do, and one that was promoted.
 */
@Singleton
public class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);

    private static final String PAGE = "recto.page";
    /** The rows come to be visible in the order of their numbers, each with the rest of its transaction. */
    private static final String LAST_CHANGE = "select coalesce(max(id), 0) from site_change";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Optional<String> url;
    private final TransactionSynchronizationRegistry transactions;
    private final LongAdder used = new LongAdder();
    private final LongAdder passedOver = new LongAdder();
    private volatile long needed = Long.MAX_VALUE;
    private volatile boolean isAway;
    private volatile boolean isOver;
    private @Nullable AgroalDataSource pool;

    Replica(DatabaseConfig config, TransactionSynchronizationRegistry transactions) {
        this.url = config.replica();
        this.transactions = transactions;
    }

    /** Whether the settings name a replica. */
    public boolean isNamed() {
        return url.isPresent();
    }

    /** Notes that no page may be read any more from a replica that lacks this change. To be called before pages are dropped for the change. */
    public void needs(long change) {
        needed = change;
    }

    /** Lets the replica answer what this request asks of the database. */
    public static void allow(RoutingContext request) {
        request.put(PAGE, true);
    }

    /** How often the replica gave a connection. */
    public long used() {
        return used.sum();
    }

    /** How often a page was read from the database itself because the replica was behind or away. */
    public long passedOver() {
        return passedOver.sum();
    }

    /** @return null where the database itself has to answer */
    @Nullable
    Connection connection(AgroalDataSource primary) {
        // What is read in a transaction has to be one state of the site; the connections of the replica know nothing of transactions
        if (url.isEmpty() || !isOfPage() || transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return null;
        }
        Connection connection = isAway ? null : current(primary);
        (connection == null ? passedOver : used).increment();
        return connection;
    }

    private static boolean isOfPage() {
        if (!Arc.container().requestContext().isActive()) {
            return false;
        }
        RoutingContext request = Arc.container().select(CurrentVertxRequest.class).get().getCurrent();
        return request != null && request.get(PAGE) != null;
    }

    private @Nullable Connection current(AgroalDataSource primary) {
        try {
            Connection connection = pool(primary).getConnection();
            try {
                if (lastChange(connection) >= needed) {
                    return connection;
                }
            } catch (SQLException e) {
                Connections.discard(connection);
                throw e;
            }
            connection.close();
        } catch (SQLException e) {
            if (!DatabaseAway.isPoolExhausted(e)) {
                away(primary, e);
            }
        }
        return null;
    }

    private static long lastChange(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(LAST_CHANGE)) {
            row.next();
            return row.getLong(1);
        }
    }

    private synchronized AgroalDataSource pool(AgroalDataSource primary) {
        if (pool == null) {
            pool = Connections.poolLike(primary, url.orElseThrow());
        }
        return pool;
    }

    /** Has a thread ask the replica until it answers, so that no reader has to find that out by waiting. */
    private synchronized void away(AgroalDataSource primary, SQLException e) {
        if (isAway || isOver) {
            return;
        }
        isAway = true;
        LOG.warnf("The replica of the database does not answer; pages are read from the database itself: %s", e.getMessage());
        Thread probe = new Thread(() -> probe(pool(primary)), "recto-replica-probe");
        probe.setDaemon(true);
        probe.start();
    }

    private void probe(AgroalDataSource pool) {
        while (isAway && !isOver) {
            pool.flush(AgroalDataSource.FlushMode.IDLE);
            try (Connection connection = pool.getConnection()) {
                lastChange(connection);
                isAway = false;
                LOG.info("The replica of the database answers again");
            } catch (SQLException stillAway) {
                try {
                    Thread.sleep(PAUSE.toMillis());
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    @PreDestroy
    synchronized void close() {
        isOver = true;
        if (pool != null) {
            pool.close();
        }
    }
}
