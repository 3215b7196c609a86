package recto.imports;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import recto.database.Sql;

/**
 * Vacuums and analyses the tables after a large import, which takes some seconds, while another connection finds the related articles.
 * Index-only scans, the search index without pending rows and the planner's counts come from it: without them the order of 100,000 articles
 * takes 150 ms to read and not 14.
 */
final class Tidying implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Tidying.class);

    /** After so many written articles the tables are vacuumed at once and not when autovacuum comes to them. */
    private static final long MANY = 1_000;

    private final CompletableFuture<Void> work;

    /**
     * Begins the work.
     *
     * @param written how many articles the import has written
     */
    Tidying(DataSource database, long written) {
        work = written < MANY ? CompletableFuture.completedFuture(null) : CompletableFuture.runAsync(() -> run(database));
    }

    private static void run(DataSource database) {
        try (Sql sql = Sql.openForLongWork(database)) {
            sql.run("vacuum (analyze) article, article_tag, article_author, term, article_search, search_word");
        } catch (SQLException e) {
            // All articles are written, and autovacuum will come to the tables
            LOG.infof("The tables are not vacuumed after this import, so that pages may be slower for some minutes: %s", e.getMessage());
        }
    }

    /** Waits for the end of the work. */
    @Override
    public void close() {
        work.join();
    }
}
