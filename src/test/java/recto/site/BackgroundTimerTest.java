package recto.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a task runs, and how it ends. */
class BackgroundTimerTest {

    private final BackgroundTimer timer = new BackgroundTimer("a-task");
    private final BlockingQueue<Thread> runs = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() throws InterruptedException {
        timer.stop();
    }

    private Thread nextRun() throws InterruptedException {
        Thread thread = runs.poll(10, TimeUnit.SECONDS);
        assertTrue(thread != null, "no run within 10 s");
        return thread;
    }

    @Test
    void whateverARunThrowsTheNextOneComes() throws Exception {
        AtomicInteger number = new AtomicInteger();
        timer.start(Duration.ZERO, Duration.ofMillis(1), () -> {
            runs.add(Thread.currentThread());
            switch (number.incrementAndGet()) {
                case 1 -> throw new SQLException("expected");
                case 2 -> throw new IllegalStateException("expected");
                case 3 -> throw new StackOverflowError("expected");
                default -> {
                }
            }
        });

        for (int i = 0; i < 5; i++) {
            Thread thread = nextRun();
            assertEquals("a-task", thread.getName());
            assertTrue(thread.isDaemon());
        }
    }

    @Test
    void withoutAPauseItRunsOnce() throws Exception {
        timer.start(Duration.ZERO, Duration.ZERO, () -> runs.add(Thread.currentThread()));

        nextRun();
        assertEquals(null, runs.poll(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void theFirstRunWaits() throws Exception {
        long started = System.nanoTime();
        timer.start(Duration.ofMillis(300), Duration.ofHours(1), () -> runs.add(Thread.currentThread()));

        nextRun();
        assertTrue(System.nanoTime() - started >= 300_000_000);
    }

    @Test
    void stoppingInterruptsARunAndWaitsForItsEnd() throws Exception {
        CountDownLatch isInterrupted = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        timer.start(Duration.ZERO, Duration.ofMillis(1), () -> {
            runs.add(Thread.currentThread());
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException stopped) {
                isInterrupted.countDown();
                // What is being written is finished
                Thread.sleep(200);
                ended.incrementAndGet();
            }
        });
        Thread thread = nextRun();

        timer.stop();
        assertEquals(0, isInterrupted.getCount());
        assertEquals(1, ended.get());
        thread.join(1_000);
        assertFalse(thread.isAlive());
        assertEquals(null, runs.poll());
    }

    @Test
    void aTimerThatWasNeverStartedStops() throws Exception {
        timer.stop();
        assertEquals(null, runs.poll());
    }
}
