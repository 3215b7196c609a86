package recto.report;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The stored report of one pass, which an author or operator can look up. */
@Entity
public class ImportRun extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public Instant startedAt;
    public Instant endedAt;
    public String folder;
    public int created;
    public int updated;
    public int unchanged;
    public int renamed;
    public int removed;
    public int failed;
    /** The problems as they were printed, one line each. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] problems;

    /** The newest first. */
    public static List<ImportRun> newest(int most) {
        return ImportRun.<ImportRun>find("order by id desc").page(0, most).list();
    }

    /** Forgets the oldest, so that so many are kept. It runs at each start beside the first page, and HQL would first load its grammar. */
    public static void keepNewest(int most) {
        getEntityManager().createNativeQuery("delete from import_run where id <= (select max(id) from import_run) - ?1")
                .setParameter(1, most)
                .executeUpdate();
    }

    public static ImportRun of(ImportReport report, String folder, Instant startedAt, Instant endedAt) {
        ImportRun run = new ImportRun();
        run.startedAt = startedAt;
        run.endedAt = endedAt;
        run.folder = folder;
        run.created = report.created();
        run.updated = report.updated();
        run.unchanged = report.unchanged();
        run.renamed = report.renamed();
        run.removed = report.removed();
        run.failed = report.failed();
        run.problems = report.problems().stream().map(problem -> oneLine(problem.toString())).toArray(String[]::new);
        return run;
    }

    /** A file's name may have anything in it; the database takes no NUL. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
