package recto.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A failure of the database on its way through code that may not throw a checked exception. */
public class UncheckedSqlException extends RuntimeException {

    public UncheckedSqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** What the database said. */
    @Override
    public synchronized @Nullable SQLException getCause() {
        return (SQLException) super.getCause();
    }
}
