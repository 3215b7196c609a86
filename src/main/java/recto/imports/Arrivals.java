package recto.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import recto.remote.RemotePictures;
import recto.site.BackgroundTimer;

/** Has the articles made anew whose pictures have come from other hosts, although no file changed. */
@ApplicationScoped
class Arrivals {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** After a pass it rests for so many times as long as the pass took: where many pictures come, one pass is for many of them. */
    private static final int REST = 10;

    private final RemotePictures pictures;
    private final ImportJob job;
    private final ImportConfig config;
    private final BackgroundTimer timer = new BackgroundTimer("recto-arrivals");
    /** The last change that a pass has seen. The first pass sees all changes before it. */
    private @Nullable Instant seen;
    /** As {@link System#nanoTime} counts. */
    private long restsUntil = System.nanoTime();

    Arrivals(RemotePictures pictures, ImportJob job, ImportConfig config) {
        this.pictures = pictures;
        this.job = job;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        if (pictures.isOn() && (config.atStart() || !config.every().isZero())) {
            timer.start(PAUSE, PAUSE, this::look);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        timer.stop();
    }

    void look() {
        Instant last = pictures.lastChange();
        if (last == null || last.equals(seen) || System.nanoTime() - restsUntil < 0) {
            return;
        }
        if (seen != null || last.isAfter(job.startedAt())) {
            long begin = System.nanoTime();
            job.lookAtEverything();
            restsUntil = System.nanoTime() + REST * (System.nanoTime() - begin);
        }
        seen = last;
    }
}
