package recto.database;

import java.sql.SQLException;
import java.util.List;

/** Tells a database that cannot answer at the moment from a fault in Recto. */
public final class DatabaseAway {

    /** What the pool says where all its connections are in use; it gives no SQLSTATE. */
    private static final String POOL_EXHAUSTED = "Sorry, acquisition timeout!";

    /** States of a server that goes, comes, is full or has lost its peer: they pass by themselves. */
    private static final List<String> PASSING = List.of(
            "08", // the connection failed
            "57P", // the server shuts down or starts up
            "53", // the server has too many clients, no memory or no room on its disk
            "58", // the server's disk fails
            "40001", // a replica takes from a page the rows that it reads, because the database has cleared them away
            "25P03", // the server ended a transaction that was idle for too long
            "57014"); // the statement took longer than a page may

    /** States that somebody has to mend in the database: readers are asked to come back, and a start says what is wrong. */
    private static final List<String> REFUSING = List.of(
            "25006", // the database is read-only, as after a failover
            "28", // the password was changed, or the server lets this program in no more
            "3D000", // the database was dropped or renamed
            "42501"); // the user has lost a privilege

    private DatabaseAway() {}

    /**
     * Whether the failure, or one of its causes, lies in the state that the database is in.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A</a>
     */
    public static boolean isCauseOf(Throwable failure) {
        return isCause(failure, PASSING) || isCause(failure, REFUSING);
    }

    /** Whether the failure, or one of its causes, may be gone in a moment without anybody's help. */
    static boolean isPassing(Throwable failure) {
        return isCause(failure, PASSING);
    }

    /** Whether nothing answers, or a server that starts or stops. One that is full of connections is there. */
    static boolean isUnreachable(Throwable failure) {
        return isCause(failure, List.of("08", "57P"));
    }

    /** Whether this failed because readers were using all connections: the database may be well. */
    static boolean isPoolExhausted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && POOL_EXHAUSTED.equals(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** What whoever asks for a connection gets while the database is known to be away. There can be many, and their traces tell nothing. */
    static final class Refusal extends SQLException {

        Refusal() {
            super("The database is away", "08001");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Whether this failed only because the database was known to be away. */
    public static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return true;
            }
        }
        return false;
    }

    /** What whoever asks for a connection gets whose connections give no sign of life. */
    static SQLException silence() {
        return new SQLException("The database gives no sign of life", "08006");
    }

    private static boolean isCause(Throwable failure, List<String> states) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && hasState(e, states)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasState(SQLException e, List<String> states) {
        String state = e.getSQLState();
        if (state == null) {
            // The pool gives none: no new connection came in time, or all are in use
            return states == PASSING && String.valueOf(e.getMessage()).contains("cquisition timeout");
        }
        return states.stream().anyMatch(state::startsWith);
    }
}
