package recto.imports;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import recto.database.Sql;
import recto.database.UncheckedSqlException;

/**
 * Vacuums and analyses the tables after a large import, which takes some seconds, while another connection finds the related articles.
 * Index-only scans, the search index without pending rows and the planner's counts come from it: without them the order of 100,000 articles
 * takes 150 ms to read and not 14.
 */
final class Tidying implements AutoCloseable {

    /** After so many written articles the tables are vacuumed at once and not when autovacuum comes to them. */
    private static final long MANY = 1_000;

    private final CompletableFuture<Void> work;

    /**
     * Begins the work.
     *
     * @param sql nothing else may use it until {@link #close} is through
     * @param written how many articles the import has written
     */
    Tidying(Sql sql, long written) {
        work = written < MANY ? CompletableFuture.completedFuture(null) : CompletableFuture.runAsync(() -> run(sql));
    }

    private static void run(Sql sql) {
        try {
            sql.run("vacuum (analyze) article, article_tag, article_author, term, article_search, search_word");
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Waits for the end of the work. */
    @Override
    public void close() throws SQLException {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedSqlException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }
}
