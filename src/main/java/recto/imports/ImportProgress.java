package recto.imports;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import recto.report.ImportReport;

/** Logs the progress of a long pass every few seconds, and rests while readers need the machine. */
final class ImportProgress implements Consumer<ImportReport> {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final Duration PROGRESS = Duration.ofSeconds(5);
    /** A pass that takes longer is a long one, and its progress is told. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Path folder;
    private final Clock clock;
    private final ImportThrottle throttle;
    private Instant next;

    /** @param hits how many pages readers have been given so far */
    ImportProgress(Path folder, Clock clock, LongSupplier hits) {
        this.folder = folder;
        this.clock = clock;
        this.throttle = new ImportThrottle(hits);
        this.next = clock.instant().plus(SHORT);
    }

    @Override
    public void accept(ImportReport report) {
        if (clock.instant().isAfter(next)) {
            next = clock.instant().plus(PROGRESS);
            LOG.infof("Importing %s: %s so far", folder, report);
        }
        throttle.rest();
    }
}
