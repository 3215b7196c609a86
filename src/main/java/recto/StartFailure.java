package recto;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.ConfigValidationException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Locale;
import recto.database.DatabaseInUseException;
import recto.settings.WrongSettingException;

/**
 * Why the program did not start, in words for the person who started it, and the exit status that says it to a script. All of it goes to
 * the standard error: the log may not be there yet.
 */
class StartFailure {

    /** "raise exception": the message is one of ours, for the person who started this. */
    private static final String SAID_BY_A_MIGRATION = "P0001";

    private StartFailure() {}

    /** @return the exit status: 3 when the database cannot be reached, else 1 */
    static int report(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseInUseException || cause instanceof NoDatabaseException) {
                System.err.println(cause.getMessage());
                return 3;
            }
            if (cause instanceof SQLException sql && isUnreachable(sql)) {
                System.err.println("The database cannot be reached: %s; check quarkus.datasource.jdbc.url, its user and its password"
                        .formatted(withoutFullStop(sql.getMessage())));
                return 3;
            }
            if (cause instanceof SQLException sql && SAID_BY_A_MIGRATION.equals(sql.getSQLState())) {
                System.err.println(sql.getMessage());
                return 1;
            }
            if (cause instanceof ConfigValidationException settings) {
                for (int i = 0; i < settings.getProblemCount(); i++) {
                    System.err.println("Wrong setting: " + withoutCode(settings.getProblem(i).getMessage()));
                }
                return 1;
            }
            if (cause instanceof PreventFurtherStepsException || cause instanceof WrongSettingException) {
                System.err.println(cause.getMessage());
                return 1;
            }
            if (cause instanceof BindException) {
                System.err.println("The port is in use: %s; choose another with quarkus.http.port".formatted(cause.getMessage()));
                return 1;
            }
            if (cause instanceof UncheckedIOException file) {
                System.err.println(file.getMessage() + ": " + file.getCause());
                return 1;
            }
        }
        System.err.print("Recto could not start: ");
        failure.printStackTrace();
        return 1;
    }

    /** Class 08 is "connection exception", 28 "invalid authorization", 57P03 "cannot connect now" (PostgreSQL, appendix A); 3D000 a database that is not there. */
    private static boolean isUnreachable(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState().toUpperCase(Locale.ROOT);
        return state.startsWith("08") || state.startsWith("28") || state.equals("57P03") || state.equals("53300") || state.equals("3D000")
                || String.valueOf(e.getMessage()).contains("Acquisition timeout");
    }

    private static String withoutFullStop(String message) {
        return message.strip().replaceAll("\\.$", "");
    }

    /** Without "java.lang.IllegalArgumentException: SRCFG00039: ", which helps nobody. */
    private static String withoutCode(String message) {
        return message.replaceAll("(?:[a-z]+\\.)+[A-Z]\\w*Exception: |SRCFG\\d+: ", "");
    }
}
