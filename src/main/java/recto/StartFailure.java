package recto;

import io.quarkus.arc.InactiveBeanException;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.ConfigValidationException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import recto.database.DatabaseAway;
import recto.database.DatabaseInUseException;
import recto.settings.OperatorSettings;
import recto.settings.WrongSettingException;

/**
 * Tells the person who started the program why the program did not start or could not do its work; a script learns it from the exit status.
 * The words go to the standard error, because the log may not be there yet.
 */
class StartFailure {

    /** The SQLSTATE of "raise exception": one of our migrations refuses to go on, and its message is written for the operator. */
    private static final String RAISED_BY_A_MIGRATION = "P0001";

    private static final int FAILED = 1;
    private static final int NO_DATABASE = 3;

    /** @param exitStatus of the program */
    record Words(String text, int exitStatus) {}

    private StartFailure() {}

    /** @return the exit status: 3 when the database cannot be reached, else 1 */
    static int report(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Words words = words(cause);
            if (words != null) {
                System.err.println(words.text);
                return words.exitStatus;
            }
        }
        System.err.print("Recto failed: ");
        failure.printStackTrace();
        return FAILED;
    }

    /** @return null where this cause tells the operator nothing */
    private static @Nullable Words words(Throwable cause) {
        if (cause instanceof DatabaseInUseException || cause instanceof NoDatabaseException) {
            return new Words(String.valueOf(cause.getMessage()), NO_DATABASE);
        }
        if (cause instanceof InactiveBeanException && String.valueOf(cause.getMessage()).contains(Recto.JDBC_URL)) {
            // Recto looks for an address before Quarkus starts; this is what Quarkus says where it has found none
            return new Words(String.valueOf(new NoDatabaseException(Recto.JDBC_URL).getMessage()), NO_DATABASE);
        }
        if (cause instanceof WrongSettingException wrong && wrong.isAbout(Recto.JDBC_URL)) {
            String mend = NoDatabaseException.mend(Recto.JDBC_URL);
            return new Words("%s%nNo database is configured; %s".formatted(wrong.getMessage(), mend), NO_DATABASE);
        }
        if (cause instanceof SQLException sql && DatabaseAway.isCauseOf(sql)) {
            return new Words(databaseWords(sql), NO_DATABASE);
        }
        if (cause instanceof SQLException sql && RAISED_BY_A_MIGRATION.equals(sql.getSQLState())) {
            return new Words(String.valueOf(sql.getMessage()), FAILED);
        }
        if (cause instanceof ConfigValidationException settings) {
            return new Words(wrongSettings(settings), FAILED);
        }
        if (cause instanceof PreventFurtherStepsException || cause instanceof WrongSettingException
                || cause instanceof PortInUseException) {
            return new Words(String.valueOf(cause.getMessage()), FAILED);
        }
        if (cause instanceof BindException) {
            return new Words("The port is in use: %s; choose another with quarkus.http.port".formatted(cause.getMessage()), FAILED);
        }
        if (cause instanceof UncheckedIOException file) {
            return new Words(file.getMessage() + ": " + file.getCause(), FAILED);
        }
        return null;
    }

    /** @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A</a> */
    private static String databaseWords(SQLException e) {
        String said = String.valueOf(e.getMessage()).strip().replaceAll("\\.$", "");
        return switch (String.valueOf(e.getSQLState())) {
            case "25006" -> "The database can only be read: %s; after a failover %s has to lead to the server that can be written"
                    .formatted(said, Recto.JDBC_URL);
            case "42501" -> "The database does not let Recto do its work: %s; give the user of Recto this privilege".formatted(said);
            case "53100" -> "The database has no room: %s; make room on its disk".formatted(said);
            default -> "The database cannot be reached: %s; check %s, its user and its password".formatted(said, Recto.JDBC_URL);
        };
    }

    /** Quarkus has met a wrong setting in a place that {@link OperatorSettings} does not know, or one of its own settings. */
    private static String wrongSettings(ConfigValidationException settings) {
        try {
            RectoSettings.check(OperatorSettings.read());
        } catch (WrongSettingException e) {
            return String.valueOf(e.getMessage());
        }
        return IntStream.range(0, settings.getProblemCount())
                .mapToObj(i -> "Wrong setting: " + withoutCode(settings.getProblem(i).getMessage()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** Takes out "java.lang.IllegalArgumentException: SRCFG00039: ", which tells the operator nothing. */
    private static String withoutCode(String message) {
        return message.replaceAll("(?:[a-z]+\\.)+[A-Z]\\w*Exception: |SRCFG\\d+: ", "");
    }
}
