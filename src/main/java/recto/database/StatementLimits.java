package recto.database;

import java.sql.SQLException;
import java.time.Duration;

/** How long a statement of a page may take, as the connection had it before long work lifted the limits. */
record StatementLimits(int networkMillis, String statementTimeout) {

    /** The longest statement of an import of 100,000 articles takes less than a minute; a server that is silent for this long is gone. */
    private static final Duration LONG = Duration.ofMinutes(10);

    static StatementLimits lift(Sql sql) throws SQLException {
        int networkMillis = sql.connection().getNetworkTimeout();
        boolean isFollower = sql.of("select pg_is_in_recovery() as follower").first(row -> row.flag("follower")).orElseThrow();
        if (isFollower) {
            // After a failover the pool may have connections to the server that no longer takes changes
            throw new SQLException("The server follows another one and takes no changes", "25006");
        }
        String statementTimeout = sql
                .of("select current_setting('statement_timeout') as before, set_config('statement_timeout', '0', false)")
                .first(row -> row.text("before")).orElseThrow();
        sql.connection().setNetworkTimeout(Runnable::run, (int) LONG.toMillis());
        return new StatementLimits(networkMillis, statementTimeout);
    }

    void restore(Sql sql) throws SQLException {
        sql.connection().setNetworkTimeout(Runnable::run, networkMillis);
        sql.of("select set_config('statement_timeout', :before, false)").text("before", statementTimeout).update();
    }
}
