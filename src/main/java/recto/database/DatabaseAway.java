package recto.database;

import java.sql.SQLException;

/** Tells a database that does not answer, and will by and by, from a fault of ours or of the settings. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether somewhere among the causes of this failure is a database that cannot be reached at the moment. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isAway(e)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Class 08 is "connection exception", 57P a server that goes down or comes up, 53300 one that has too many clients already. The
     * connection pool's own "Acquisition timeout" has no SQLSTATE.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A</a>
     */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return String.valueOf(e.getMessage()).contains("Acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
}
