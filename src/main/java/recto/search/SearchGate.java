package recto.search;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import recto.web.BusyException;

/**
 * Lets a few searches at a time to the database: a third of the connections. A search takes many times as long as a page, and nobody else asks
 * for the same, so that a few dozen of them would take every connection, and with their waiting every thread that answers requests. A few more
 * wait for a moment; who comes then is asked to come again. Made at the start, so that its counter begins at zero and an alert sees the first
 * refusal.
 */
@Startup
@ApplicationScoped
class SearchGate {

    private static final int CONNECTIONS_PER_SEARCH = 3;
    private static final int WAITING_PER_SEARCH = 4;
    /** As long as a page waits for a connection. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Semaphore running;
    private final Semaphore waiting;
    private final LongAdder refused = new LongAdder();

    SearchGate(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size", defaultValue = "12") int connections, MeterRegistry registry) {
        int searches = Math.max(1, connections / CONNECTIONS_PER_SEARCH);
        running = new Semaphore(searches);
        waiting = new Semaphore(searches * WAITING_PER_SEARCH);
        FunctionCounter.builder("recto.search.refused", refused, LongAdder::sum)
                .description("Searches that were turned away because too many others were under way").register(registry);
    }

    interface Search<T> {
        T run() throws SQLException;
    }

    /** @throws BusyException when there is no room for one more search */
    <T> T pass(Search<T> search) throws SQLException {
        if (!running.tryAcquire() && !awaitRoom()) {
            refused.increment();
            throw new BusyException("Too many are searching");
        }
        try {
            return search.run();
        } finally {
            running.release();
        }
    }

    private boolean awaitRoom() {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return running.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }
}
