package recto.database;

import java.sql.SQLException;
import java.util.Locale;

/** Tells a database that does not answer at the moment from a fault in Recto or in its settings. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether the failure, or one of its causes, is that the database cannot be reached at the moment. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isAway(e)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Class 08 is "connection exception"; 57P is a server that is shutting down or starting up; 53300 is a server with too many clients.
     * The connection pool has no SQLSTATE for "Acquisition timeout while waiting for new connection", from a server that does not answer, nor
     * for "Sorry, acquisition timeout!", where all its connections are in use.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A</a>
     */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
}
