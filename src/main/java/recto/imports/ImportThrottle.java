package recto.imports;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * An import can wait, a reader cannot: while many pages are asked for, it rests between its batches. Without that the site serves 40 % of
 * what it does at rest while a thousand changed files are imported on two cores, by {@code bench/run.sh pages}.
 */
final class ImportThrottle {

    /** Pages a second: with fewer there is room for both. */
    private static final long MANY_PAGES = 1_000;
    /** Of the time that the work before it took. */
    private static final int REST = 2;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier pages;
    private long workBegan = System.nanoTime();
    private long pagesThen;

    /** @param pages how many were served since some moment */
    ImportThrottle(LongSupplier pages) {
        this.pages = pages;
        this.pagesThen = pages.getAsLong();
    }

    /** Called between two pieces of work; when the thread is interrupted it returns at once, and the thread is interrupted still. */
    void rest() {
        Duration rest = restAfter(Duration.ofNanos(System.nanoTime() - workBegan), pages.getAsLong() - pagesThen);
        if (!rest.isZero()) {
            try {
                Thread.sleep(rest.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        workBegan = System.nanoTime();
        pagesThen = pages.getAsLong();
    }

    /** @param served pages, while that work was done */
    static Duration restAfter(Duration work, long served) {
        if (served * 1_000_000_000.0 < MANY_PAGES * (double) work.toNanos() || served == 0) {
            return Duration.ZERO;
        }
        Duration rest = work.multipliedBy(REST);
        return rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    }
}
