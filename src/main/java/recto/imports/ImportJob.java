package recto.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import recto.cache.PageCache;
import recto.database.DatabaseAway;
import recto.folder.ContentConfig;
import recto.folder.FolderSnapshot;
import recto.frontmatter.Problem;
import recto.report.ImportReport;
import recto.report.ImportRun;
import recto.report.ImportTally;
import recto.site.BackgroundTimer;

/** Decides when a pass runs, and writes its report to the log and to the table import_run. */
@ApplicationScoped
public class ImportJob {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final Duration PROGRESS = Duration.ofSeconds(5);
    /** A pass that takes longer is a long one, and its progress is told. */
    private static final Duration SHORT = Duration.ofSeconds(1);
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
    private final BackgroundTimer timer = new BackgroundTimer("recto-import");
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

    void start(@Observes StartupEvent start) {
        if (config.isAutomatic()) {
            timer.start(config.atStart() ? Duration.ZERO : config.every(), config.every(), this::look);
        }
    }

    /** Stops a pass between two batches: the batch that is being written is finished or rolled back as a whole. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        timer.stop();
    }

    /** Runs a pass, unless the folder is as the last pass left it. */
    public synchronized void look() {
        try {
            ChangedFiles changed = null;
            FolderRest folder = new FolderRest(content.dir(), clock, rest);
            if (last == null) {
                if (!hasBegun) {
                    hasBegun = true;
                    LOG.infof("Importing %s", content.dir());
                }
                folder.awaitFirst();
            } else {
                FolderSnapshot.Recorder present = last.folder().compare(content.dir(), clock.instant());
                if (present.isSame()) {
                    noteUnchanged(last);
                    return;
                }
                present = folder.await(last.folder(), present);
                if (present.isSame()) {
                    noteUnchanged(last);
                    return;
                }
                changed = ChangedFiles.since(last, present);
            }
            Optional<ImportReport> report = run(content.dir(),
                    new ImportOptions(false, config.allowMassRemoval(), changed, new Progress()));
            unfinished = null;
            report.ifPresent(this::log);
            // A file that could not be read may become readable without a change of size or time
            last = report.filter(done -> !done.hasUnread()).orElse(null);
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

    /** Logs the progress of a long pass every few seconds, and rests while readers need the machine. */
    private final class Progress implements Consumer<ImportReport> {
        private final ImportThrottle throttle = new ImportThrottle(pages::hits);
        private Instant next = clock.instant().plus(SHORT);

        @Override
        public void accept(ImportReport report) {
            if (clock.instant().isAfter(next)) {
                next = clock.instant().plus(PROGRESS);
                LOG.infof("Importing %s: %s so far", content.dir(), report);
            }
            throttle.rest();
        }
    }
}
