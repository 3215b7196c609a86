package recto.imports;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import recto.database.Sql;

/** The connection of one pass, which holds the lock that keeps other importers away, over all processes. */
final class ImportLock implements AutoCloseable {

    /** The number of the advisory lock, which no other program on this database uses. */
    private static final long LOCK = 0x526563746fL;

    private final Sql sql;

    private ImportLock(Sql sql) {
        this.sql = sql;
    }

    /** @return empty when another program is importing */
    static Optional<ImportLock> tryTake(DataSource database) throws SQLException {
        Sql sql = Sql.openForLongWork(database);
        try {
            if (sql.of("select pg_try_advisory_lock(:lock) as taken").number("lock", LOCK).first(row -> row.flag("taken")).orElseThrow()) {
                return Optional.of(new ImportLock(sql));
            }
        } catch (SQLException e) {
            sql.close();
            throw e;
        }
        sql.close();
        return Optional.empty();
    }

    Sql sql() {
        return sql;
    }

    /** Gives the connection back to the pool as it was found. */
    @Override
    public void close() throws SQLException {
        try (sql) {
            sql.run("drop table if exists pg_temp.import_file, pg_temp.term_count; select pg_advisory_unlock(" + LOCK + ")");
        }
    }
}
