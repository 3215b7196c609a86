package recto.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each event loop a task every second and measures how much later than that it runs: as long as that waits a reader who comes then.
 * A loop that runs nothing for half a minute will not do so again.
 */
@ApplicationScoped
class EventLoops {

    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);
    private static final long STUCK = TimeUnit.SECONDS.toNanos(30);

    private final Timer lag;
    private final List<Beat> beats = new CopyOnWriteArrayList<>();

    EventLoops(MeterRegistry registry) {
        lag = Timer.builder("recto.event.loop.lag").description("How much later than it was to a task of an event loop runs")
                .register(registry);
    }

    /** @param isServing false for a command that does its work and ends */
    void start(@Observes StartupEvent start, Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean isServing) {
        if (isServing) {
            for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
                Beat beat = new Beat(loop);
                beats.add(beat);
                beat.next();
            }
        }
    }

    /** Whether all of them still run what they are given. */
    boolean areTurning() {
        long now = System.nanoTime();
        return beats.stream().allMatch(beat -> now - beat.due < STUCK);
    }

    private final class Beat implements Runnable {
        private final EventExecutor loop;
        private volatile long due;

        Beat(EventExecutor loop) {
            this.loop = loop;
        }

        void next() {
            due = System.nanoTime() + BETWEEN;
            loop.schedule(this, BETWEEN, TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            lag.record(Duration.ofNanos(Math.max(0, System.nanoTime() - due)));
            if (!loop.isShuttingDown()) {
                next();
            }
        }
    }
}
