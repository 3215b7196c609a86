package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImportThrottleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void withFewReadersOrNoneItDoesNotRest() {
        assertEquals(Duration.ZERO, ImportThrottle.restAfter(SECOND, 0));
        assertEquals(Duration.ZERO, ImportThrottle.restAfter(SECOND, 999));
        assertEquals(Duration.ZERO, ImportThrottle.restAfter(Duration.ofMillis(10), 9));
        assertEquals(Duration.ZERO, ImportThrottle.restAfter(Duration.ZERO, 0));
    }

    @Test
    void withManyItRestsThreeTimesAsLongAsItWorked() {
        assertEquals(SECOND.multipliedBy(3), ImportThrottle.restAfter(SECOND, 1_000));
        assertEquals(Duration.ofMillis(30), ImportThrottle.restAfter(Duration.ofMillis(10), 10));
    }

    @Test
    void butNoLongerThanFiveSeconds() {
        assertEquals(Duration.ofSeconds(5), ImportThrottle.restAfter(Duration.ofHours(1), Long.MAX_VALUE));
    }

    @Test
    void anInterruptedRestEndsAndIsStillAnInterruption() {
        long[] pages = {0};
        ImportThrottle courtesy = new ImportThrottle(() -> pages[0]);
        pages[0] = Long.MAX_VALUE;
        Thread.currentThread().interrupt();
        courtesy.rest();
        assertTrue(Thread.interrupted());
    }
}
