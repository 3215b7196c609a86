package recto.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import recto.folder.FolderWatch;
import recto.site.BackgroundTimer;

/**
 * Has the job look at the folder: at the start, whenever the system names files that have changed, and every so often, since not every
 * system and not every disk does.
 */
@ApplicationScoped
class ImportTimer {

    /**
     * After a listing of the whole folder, for so many times as long as it took, no other begins by itself: a listing of 100,000 files takes
     * half a second, and mostly finds nothing, since the system has named what changed.
     */
    private static final int REST = 10;
    /** The same for a listing that files ask for. One that changes all the time, such as a log, has a quarter of a processor at most. */
    private static final int REST_WHEN_ASKED = 3;

    private final ImportJob job;
    private final ImportConfig config;
    private final BackgroundTimer timer = new BackgroundTimer("recto-import");
    private FolderWatch watch = FolderWatch.none();
    /** Whether files were named that tell too little by themselves. */
    private boolean isAsked;
    /** When the next listing of the whole folder may begin and when it must, as {@link System#nanoTime} counts. */
    private long mayList = System.nanoTime();
    private long mustList = mayList;

    ImportTimer(ImportJob job, ImportConfig config) {
        this.job = job;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        if (config.every().isZero()) {
            if (config.atStart()) {
                timer.start(Duration.ZERO, Duration.ZERO, job::look);
            }
            return;
        }
        watch = FolderWatch.bySystem();
        timer.start(config.atStart() ? Duration.ZERO : config.every(), Duration.ofMillis(1), this::lookAndWait);
    }

    /** Stops a pass between two batches: the batch that is being written is finished or rolled back as a whole. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        timer.stop();
        watch.close();
    }

    private void lookAndWait() throws InterruptedException {
        isAsked |= !job.lookAtNamed(watch);
        long now = System.nanoTime();
        if (now - mustList >= 0 || isAsked && now - mayList >= 0) {
            isAsked = false;
            Duration listing = job.look(watch);
            long end = System.nanoTime();
            mayList = end + listing.multipliedBy(REST_WHEN_ASKED).toNanos();
            mustList = end + Math.max(config.every().toNanos(), listing.multipliedBy(REST).toNanos());
        }
        watch.await(Duration.ofNanos((isAsked ? mayList : mustList) - System.nanoTime()));
    }
}
