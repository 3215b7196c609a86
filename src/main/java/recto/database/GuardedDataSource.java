package recto.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connection pool, of which nobody gets a connection that does not answer. It stands before the pool of Quarkus for everybody who asks
 * for a data source, Hibernate too. Each connection is asked for a sign of life before it is handed out, which is one short exchange: the
 * other end may have gone without a word, after a failover or in a NAT that forgets. The pool could ask by itself, but goes on through all
 * its silent connections, a second for each. While the database is away a request is refused at once and does not wait in the pool.
 */
@Alternative
@Priority(1)
@Singleton
public class GuardedDataSource implements AgroalDataSource {

    private static final Logger LOG = Logger.getLogger(GuardedDataSource.class);

    private static final int SECONDS_FOR_A_SIGN_OF_LIFE = 1;
    /** A request that has lost this much time does not ask another connection: a reader waits for about three seconds. */
    private static final long LOST_TOO_MUCH = Duration.ofMillis(1_200).toNanos();

    /** The pool drops lost connections in a thread of its own, and would give one of them to whoever asks sooner than this, in nanoseconds. */
    private static final long MOMENT = Duration.ofMillis(20).toNanos();

    private static final AgroalDataSourceMetrics NO_METRICS = new AgroalDataSourceMetrics() {};

    private final transient DatabaseWatch watch;
    private final transient Replica replica;
    /** The pool of Quarkus, found when it is first needed: a command without a database has none. */
    private transient volatile @Nullable AgroalDataSource pool;

    GuardedDataSource(DatabaseWatch watch, Replica replica) {
        this.watch = watch;
        this.replica = replica;
    }

    private AgroalDataSource pool() {
        AgroalDataSource found = pool;
        if (found == null) {
            found = (AgroalDataSource) Arc.container().instance(poolBean()).get();
            pool = found;
        }
        return found;
    }

    private static InjectableBean<?> poolBean() {
        // Injection would find this alternative alone, in place of what it stands for
        Bean<?> bean = Arc.container().beanManager().getBeans(AgroalDataSource.class, Any.Literal.INSTANCE).stream()
                .filter(source -> source.getBeanClass() != GuardedDataSource.class).findFirst().orElseThrow();
        return (InjectableBean<?>) bean;
    }

    @Override
    public Connection getConnection() throws SQLException {
        // Also while the database is away
        Connection ofReplica = replica.connection(this);
        if (ofReplica != null) {
            return ofReplica;
        }
        if (watch.isAway()) {
            throw new DatabaseAway.Refusal();
        }
        return told(this::answering);
    }

    /**
     * Asks a question without asking for a sign of life before, which the answer is itself. Where none comes within a second, the question is
     * asked again over a connection that has given a sign of life, and may then take as long as any other: a table that is locked, or a slow
     * disk, is no silence. The exchange that this spares is one of two for an article's page.
     */
    public <T> T ask(Question<T> question) throws SQLException {
        if (replica.isNamed()) {
            try (Sql sql = Sql.open(this)) {
                return question.ask(sql);
            }
        }
        if (watch.isAway()) {
            throw new DatabaseAway.Refusal();
        }
        long begun = System.nanoTime();
        try (Connection first = told(() -> pool().getConnection())) {
            try {
                return answerInTime(first, question);
            } catch (SQLException e) {
                if (!DatabaseAway.isUnreachable(e)) {
                    throw e;
                }
                discard(first);
            }
        }
        try (Sql sql = new Sql(told(() -> answering(begun)))) {
            return question.ask(sql);
        }
    }

    private interface Attempt {
        Connection run() throws SQLException;
    }

    private Connection told(Attempt attempt) throws SQLException {
        try {
            return attempt.run();
        } catch (SQLException e) {
            watch.failed(e);
            throw e;
        }
    }

    private static <T> T answerInTime(Connection connection, Question<T> question) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, SECONDS_FOR_A_SIGN_OF_LIFE * 1000);
        try {
            return question.ask(new Sql(connection));
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }

    /** A connection that has just given a sign of life. */
    Connection answering() throws SQLException {
        return answering(System.nanoTime());
    }

    /** @param begun when the first connection was asked, as {@link System#nanoTime} counts */
    private Connection answering(long begun) throws SQLException {
        do {
            Connection connection = pool().getConnection();
            if (connection.isValid(SECONDS_FOR_A_SIGN_OF_LIFE)) {
                return connection;
            }
            discard(connection);
        } while (System.nanoTime() - begun < LOST_TOO_MUCH);
        throw DatabaseAway.silence();
    }

    private void discard(Connection connection) throws SQLException {
        Connections.discard(connection);
        // The others that wait in the pool have probably lost the same server
        pool().flush(FlushMode.IDLE);
        LockSupport.parkNanos(MOMENT);
    }

    /** Whether the server lets a new connection in, or refuses it as one that is there; the pool would wait for another moment to come. */
    boolean isReachable() {
        try (AgroalDataSource once = Connections.withoutPool(pool(), Map.of(), 1); Connection connection = once.getConnection()) {
            return true;
        } catch (SQLException e) {
            return !DatabaseAway.isUnreachable(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return pool().getConnection(user, password);
    }

    @Override
    public Connection getReadOnlyConnection() throws SQLException {
        return pool().getReadOnlyConnection();
    }

    @Override
    public AgroalDataSourceConfiguration getConfiguration() {
        return pool().getConfiguration();
    }

    @Override
    public AgroalDataSourceMetrics getMetrics() {
        // Quarkus asks at every start, also at that of a command without a database
        return poolBean().isActive() ? pool().getMetrics() : NO_METRICS;
    }

    @Override
    public void flush(FlushMode mode) {
        pool().flush(mode);
    }

    @Override
    public void setPoolInterceptors(Collection<? extends AgroalPoolInterceptor> interceptors) {
        pool().setPoolInterceptors(interceptors);
    }

    @Override
    public List<AgroalPoolInterceptor> getPoolInterceptors() {
        return pool().getPoolInterceptors();
    }

    /** The pool belongs to Quarkus, which closes it. */
    @Override
    public void close() {}

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool().isWrapperFor(type);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool().getLoginTimeout();
    }

    @Override
    public java.util.logging.Logger getParentLogger() {
        return java.util.logging.Logger.getLogger("recto.database");
    }
}
