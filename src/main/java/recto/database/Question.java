package recto.database;

import java.sql.SQLException;

/** What is asked of the database by one short exchange, and changes nothing, so that it may be asked again. */
public interface Question<T> {
    T ask(Sql sql) throws SQLException;
}
