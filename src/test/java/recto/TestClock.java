package recto;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the program under test. It is the clock of the system until a test sets it; from then on it stands still until the test
 * moves it or ends. {@link ClockReset} gives every test the clock of the system back.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestClock extends Clock {

    /** Null while the system's clock counts. */
    private volatile Instant moment;

    /** Stops the clock at this moment. */
    public void set(Instant moment) {
        this.moment = moment;
    }

    /** Stops the clock this much later than what it shows now. */
    public void advance(Duration time) {
        set(instant().plus(time));
    }

    public void useSystem() {
        moment = null;
    }

    @Override
    public Instant instant() {
        Instant stopped = moment;
        return stopped == null ? Instant.now() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Recto asks its clock for moments only");
    }
}
