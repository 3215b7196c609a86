package recto.site;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task on a daemon thread of its own; a run that fails is logged, and the next one comes all the same. Quarkus has a scheduler, but
 * at shutdown that neither interrupts a run nor waits for its end.
 */
public final class BackgroundTimer {
    public interface Task {
        void run() throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(BackgroundTimer.class);

    private final ScheduledExecutorService executor;
    /** A failure that could not be logged; used by the thread of the timer alone. */
    private @Nullable Throwable lastFailure;
    /** What the last run failed with, which is told only once; null after a run that did not fail. */
    private @Nullable String told;

    /** @param name of the thread, which does not exist before {@link #start} */
    public BackgroundTimer(String name) {
        executor = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread thread = new Thread(run, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param pause between the end of a run and the start of the next; zero runs the task only once */
    public void start(Duration delay, Duration pause, Task task) {
        if (pause.isZero()) {
            executor.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            executor.scheduleWithFixedDelay(() -> run(task), delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Nothing may leave this method: after a run that throws, the executor would begin no other. */
    private void run(Task task) {
        try {
            runAndLog(task);
        } catch (Throwable e) {
            // Even the log failed, for want of memory: the next run comes, and may say so
            lastFailure = e;
        }
    }

    private void runAndLog(Task task) {
        try {
            if (lastFailure != null) {
                LOG.errorf(lastFailure, "The background task %s failed, and so did the log", Thread.currentThread().getName());
                lastFailure = null;
            }
            task.run();
            told = null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException e) {
            String failure = String.valueOf(e.getMessage());
            Logger.Level level = failure.equals(told) ? Logger.Level.DEBUG : Logger.Level.WARN;
            LOG.logf(level, "The background task %s failed: %s", Thread.currentThread().getName(), failure);
            told = failure;
        } catch (Throwable e) {
            LOG.errorf(e, "The background task %s failed", Thread.currentThread().getName());
        }
    }

    /** Interrupts the run that is under way and waits for its end, at most 5 s; no other begins. */
    public void stop() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(5, TimeUnit.SECONDS);
    }
}
