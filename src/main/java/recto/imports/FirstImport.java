package recto.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import javax.sql.DataSource;
import recto.database.Sql;
import recto.report.ImportTally;

/**
 * Whether the site has its articles. A node over a new database would show an empty site until the first pass is through; a node over a
 * database that some pass has filled can serve at once, also where its own first pass is refused or fails.
 */
@ApplicationScoped
public class FirstImport {

    private final ImportJob job;
    private final ImportConfig config;
    private final Instance<DataSource> database;
    private volatile boolean isDone;

    FirstImport(ImportJob job, ImportConfig config, Instance<DataSource> database) {
        this.job = job;
        this.config = config;
        this.database = database;
    }

    /** Whether the first import is done, or this node runs none by itself. */
    public boolean isDone() throws SQLException {
        isDone = isDone || !config.isAutomatic() || job.tally().runs(ImportTally.Result.DONE).sum() > 0 || hasBeenDone();
        return isDone;
    }

    /** A refused pass leaves a row as well, but one without files. */
    private boolean hasBeenDone() throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return sql.of("select exists (select from import_run where created + updated + unchanged + renamed > 0) as done")
                    .first(row -> row.flag("done")).orElseThrow();
        }
    }
}
