package recto;

import io.quarkus.arc.InactiveBeanException;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recto.database.DatabaseAway;
import recto.database.DatabaseInUseException;
import recto.settings.WrongSettingException;

/**
 * Tells the person who started the program why it did not start or could not do its work, and a script by the exit status. The words go to
 * the standard error, because the log may not be there yet.
 */
class StartFailure {

    /** The SQLSTATE of "raise exception": a migration of ours refuses to go on, and its message is written for the operator. */
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
    private static Words words(Throwable cause) {
        if (cause instanceof DatabaseInUseException || cause instanceof NoDatabaseException) {
            return new Words(cause.getMessage(), NO_DATABASE);
        }
        if (cause instanceof InactiveBeanException && String.valueOf(cause.getMessage()).contains(Recto.JDBC_URL)) {
            // A native program notices only by this that no database is configured
            return new Words(new NoDatabaseException(Recto.JDBC_URL).getMessage(), NO_DATABASE);
        }
        if (cause instanceof SQLException sql && isOutOfReach(sql)) {
            return new Words("The database cannot be reached: %s; check %s, its user and its password"
                    .formatted(sql.getMessage().strip().replaceAll("\\.$", ""), Recto.JDBC_URL), NO_DATABASE);
        }
        if (cause instanceof SQLException sql && RAISED_BY_A_MIGRATION.equals(sql.getSQLState())) {
            return new Words(sql.getMessage(), FAILED);
        }
        if (cause instanceof ConfigValidationException settings) {
            return new Words(wrongSettings(settings), FAILED);
        }
        if (cause instanceof PreventFurtherStepsException || cause instanceof WrongSettingException || cause instanceof PortInUseException) {
            return new Words(cause.getMessage(), FAILED);
        }
        if (cause instanceof BindException) {
            return new Words("The port is in use: %s; choose another with quarkus.http.port".formatted(cause.getMessage()), FAILED);
        }
        if (cause instanceof UncheckedIOException file) {
            return new Words(file.getMessage() + ": " + file.getCause(), FAILED);
        }
        return null;
    }

    /**
     * A database that is away, or one that does not let this program in: class 28 is "invalid authorization", 3D000 a database that does not exist.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A</a>
     */
    private static boolean isOutOfReach(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return DatabaseAway.isCauseOf(e) || state.startsWith("28") || state.equals("3D000");
    }

    /**
     * A native program meets a wrong setting while Quarkus starts and before {@link RectoSettings} has looked at it. Quarkus then has no
     * configuration to look at, so another is built from the same sources, for the sake of our own words.
     */
    private static String wrongSettings(ConfigValidationException settings) {
        try {
            RectoSettings.check(ConfigUtils.emptyConfigBuilder().build());
        } catch (WrongSettingException e) {
            return e.getMessage();
        }
        return IntStream.range(0, settings.getProblemCount())
                .mapToObj(i -> "Wrong setting: " + withoutCode(settings.getProblem(i).getMessage())).collect(Collectors.joining(System.lineSeparator()));
    }

    /** Takes out "java.lang.IllegalArgumentException: SRCFG00039: ", which tells the operator nothing. */
    private static String withoutCode(String message) {
        return message.replaceAll("(?:[a-z]+\\.)+[A-Z]\\w*Exception: |SRCFG\\d+: ", "");
    }
}
