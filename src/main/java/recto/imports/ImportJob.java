package recto.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import recto.cache.PageCache;
import recto.database.DatabaseAway;
import recto.folder.ContentConfig;
import recto.folder.FolderRecorder;
import recto.folder.FolderWatch;
import recto.frontmatter.Problem;
import recto.report.ImportReport;
import recto.report.ImportRun;
import recto.report.ImportTally;

/** Runs a pass where the folder has changed, and writes its report to the log and to the table import_run. */
@ApplicationScoped
public class ImportJob {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final int LOGGED_PROBLEMS = 50;
    private static final int KEPT_RUNS = 1_000;

    private final ArticleImporter importer;
    private final ImportConfig config;
    private final ContentConfig content;
    private final PageCache pages;
    private final ShownProblems shown;
    private final Clock clock;
    private final Duration rest;
    private final Instant startedAt;
    private final ImportTally tally = new ImportTally();
    /**
     * The report of the last pass; null before the first pass, and when the next pass must not be skipped although the folder looks the
     * same.
     */
    private @Nullable ImportReport last;
    private List<Problem> told = List.of();
    /** Whether the log has the outcome of a pass. */
    private boolean isReported;
    /** Why the last pass could not be finished; null after one that was. */
    private @Nullable String unfinished;
    private boolean hasBegun;
    private volatile @Nullable Running running;

    /**
     * A pass that is under way.
     *
     * @param report what it has done so far
     */
    public record Running(String folder, Instant startedAt, String report) {}

    @Inject
    ImportJob(ArticleImporter importer, ImportConfig config, ContentConfig content, PageCache pages, ShownProblems shown, Clock clock) {
        this(importer, config, content, pages, shown, clock, config.rest());
    }

    /** @param rest for how long a folder that has changed must rest before a pass */
    ImportJob(ArticleImporter importer, ImportConfig config, ContentConfig content, PageCache pages, ShownProblems shown, Clock clock,
            Duration rest) {
        this.importer = importer;
        this.config = config;
        this.content = content;
        this.pages = pages;
        this.shown = shown;
        this.clock = clock;
        this.rest = rest;
        this.startedAt = clock.instant();
    }

    /** Runs a pass, unless the folder is as the last pass left it. */
    public void look() {
        look(FolderWatch.none());
    }

    /** @param watch over the folder @return how long it took to list the whole folder */
    synchronized Duration look(FolderWatch watch) {
        FolderRest folder = new FolderRest(content.dir(), clock, rest, watch);
        attempt(() -> {
            if (last == null) {
                if (!hasBegun) {
                    hasBegun = true;
                    LOG.infof("Importing %s", content.dir());
                }
                run(null, folder.awaitFirst());
                return true;
            }
            FolderRecorder present = folder.await(last.folder());
            if (present.isSame()) {
                noteUnchanged(last);
            } else {
                run(ChangedFiles.since(last, present), null);
            }
            return true;
        });
        return folder.lastListing();
    }

    /**
     * Runs a pass over the files that the watch has named, as far as they have changed.
     *
     * @return false where they tell too little, so that the whole folder is to be looked at
     */
    synchronized boolean lookAtNamed(FolderWatch watch) {
        return attempt(() -> {
            if (last == null) {
                return watch.take().isEmpty();
            }
            Optional<ChangedFiles> changed = new FolderRest(content.dir(), clock, rest, watch).awaitNamed(last);
            if (changed.isPresent() && !changed.get().articles().isEmpty()) {
                run(changed.get(), null);
            }
            return changed.isPresent();
        });
    }

    private interface Look {
        boolean run() throws SQLException, IOException, InterruptedException;
    }

    /** @return what the look returns; false where it failed, which is logged */
    private boolean attempt(Look look) {
        try {
            return look.run();
        } catch (InterruptedIOException e) {
            LOG.info(e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            logUnfinished(e);
        } catch (IOException | RuntimeException | Error e) {
            if (DatabaseAway.isCauseOf(e)) {
                logUnfinished(e);
            } else {
                LOG.error("The import failed; it is tried again", e);
                tally.ended(ImportTally.Result.FAILED);
            }
        }
        return false;
    }

    /** @param changed null for a pass over the whole folder @param listed the whole folder as it is; null where that is not known */
    private void run(@Nullable ChangedFiles changed, @Nullable FolderRecorder listed) throws SQLException, IOException {
        Optional<ImportReport> report = run(content.dir(),
                new ImportOptions(false, config.allowMassRemoval(), changed, listed,
                        new ImportProgress(content.dir(), clock, pages::hits)));
        unfinished = null;
        report.ifPresent(this::log);
        // A file that could not be read may become readable without a change of size or time
        last = report.filter(done -> !done.hasUnread()).orElse(null);
    }

    private void noteUnchanged(ImportReport last) {
        if (!last.isRefused()) {
            tally.upToDate();
        }
    }

    /** Runs a pass although no file may have changed. */
    synchronized void lookAtEverything() {
        last = null;
        look();
    }

    /** What the passes of this program did since its start. */
    public ImportTally tally() {
        return tally;
    }

    /** The pass that runs now; empty while none does. */
    public Optional<Running> running() {
        return Optional.ofNullable(running);
    }

    /** When the program started. */
    Instant startedAt() {
        return startedAt;
    }

    /** Says it once for each reason, and not at all while the log has a line already that the database is away. */
    private void logUnfinished(Throwable e) {
        String reason = String.valueOf(e.getMessage());
        Logger.Level level = DatabaseAway.isRefusal(e) || reason.equals(unfinished) ? Logger.Level.DEBUG : Logger.Level.WARN;
        LOG.logf(level, "The import could not be finished and is tried again; the database says: %s", reason);
        unfinished = reason;
        tally.ended(ImportTally.Result.UNFINISHED);
    }

    /** Runs a pass and stores its report. @return empty when another program is importing */
    public Optional<ImportReport> run(Path folder, ImportOptions options) throws SQLException, IOException {
        Instant started = clock.instant();
        Optional<ImportReport> report;
        running = new Running(folder.toString(), started, "looking at the folder");
        try {
            report = importer.run(folder, options.telling(
                    now -> running = new Running(folder.toString(), started, now.toString())));
        } finally {
            running = null;
        }
        report.ifPresent(done -> QuarkusTransaction.requiringNew().run(() -> {
            ImportRun.of(done, folder.toAbsolutePath().normalize().toString(), started, clock.instant()).persist();
            ImportRun.keepNewest(KEPT_RUNS);
        }));
        report.ifPresent(tally::ended);
        return report;
    }

    private void log(ImportReport report) {
        List<Problem> problems = report.problems();
        if (!problems.equals(told)) {
            problems.stream().limit(LOGGED_PROBLEMS)
                    .forEach(problem -> LOG.log(problem.isError() ? Logger.Level.ERROR : Logger.Level.WARN, problem));
            if (report.problemCount() > LOGGED_PROBLEMS) {
                LOG.warnf("... and %d more problems; 'check' lists them all", report.problemCount() - LOGGED_PROBLEMS);
            }
        }
        if (report.isRefused()) {
            LOG.warnf("Nothing was imported from %s", content.dir());
        } else if (!isReported || report.hasChanges() || !problems.equals(told)) {
            LOG.infof("Imported %s: %s", content.dir(), report);
            isReported = true;
        }
        told = problems;
        if (config.showProblems() && shown.show(content.dir(), problems)) {
            pages.restyled(clock.instant());
        }
    }
}
