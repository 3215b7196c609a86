package recto.imports;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Makes an import rest between its batches while readers ask for many pages. Without it the site serves only 40 % of its usual pages while
 * a thousand changed files are imported on two cores, as {@code bench/run.sh pages} measured.
 */
final class ImportThrottle {

    /** In pages a second. With fewer the machine can serve readers and import at once. */
    private static final long MANY_PAGES = 1_000;
    /** The length of a rest, as a multiple of the time that the work before it took. */
    private static final int REST = 3;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier pages;
    private long workBegan = System.nanoTime();
    private long pagesThen;

    /** @param pages a count of all pages served, which only grows */
    ImportThrottle(LongSupplier pages) {
        this.pages = pages;
        this.pagesThen = pages.getAsLong();
    }

    /** Rests between two pieces of work. An interrupt ends the rest at once and stays set. */
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

    /** @param served how many pages were served during the work */
    static Duration restAfter(Duration work, long served) {
        if (served * 1_000_000_000.0 < MANY_PAGES * (double) work.toNanos() || served == 0) {
            return Duration.ZERO;
        }
        Duration rest = work.multipliedBy(REST);
        return rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    }
}
