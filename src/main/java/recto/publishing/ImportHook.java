package recto.publishing;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentConfig;
import recto.imports.ImportJob;
import recto.site.BackgroundTimer;

/** Runs an import soon after it is asked for: once for all that ask before it begins. */
@ApplicationScoped
public class ImportHook {

    private static final Logger LOG = Logger.getLogger(ImportHook.class);
    /** The messages of one push come within this time. */
    private static final Duration BURST = Duration.ofMillis(300);

    private final ImportJob job;
    private final ContentConfig content;
    private final HooksConfig config;
    private final BackgroundTimer timer = new BackgroundTimer("recto-hook");
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private volatile @Nullable String failure;

    ImportHook(ImportJob job, ContentConfig content, HooksConfig config) {
        this.job = job;
        this.content = content;
        this.config = config;
    }

    /** Returns at once. */
    void ask() {
        if (isAsked.compareAndSet(false, true)) {
            timer.start(BURST, Duration.ZERO, this::run);
        }
    }

    private void run() throws IOException, InterruptedException {
        // Whoever asks from now on asks for what this run may not see
        isAsked.set(false);
        if (config.pull()) {
            failure = GitPull.run(content.dir()).orElse(null);
            if (failure != null) {
                LOG.errorf("git pull --ff-only in %s failed: %s", content.dir(), failure);
            }
        }
        job.look();
    }

    /** Why the last git pull failed; empty where it did not, or where none was to run. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        timer.stop();
    }
}
