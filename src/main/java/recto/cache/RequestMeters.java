package recto.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the requests on the public port by kind of page, by what the page cache did for them and by class of status, and times the pages
 * that are rendered. Each count is a LongAdder, which the metrics read only when somebody asks for them: a page in the cache keeps the adder
 * of its hits, so that a hit costs one increment and no look-up.
 */
@ApplicationScoped
public class RequestMeters {

    /** What the page cache did for a request. */
    public enum Outcome {
        /** The page was kept. */
        HIT,
        /** The request waited for the page that another one had rendered. */
        SHARED,
        /** The page was rendered for this request. */
        MISS,
        /** The request had nothing to do with the page cache: a picture, a redirect to another spelling, a request that was refused. */
        PASS
    }

    private static final String ABORTED = "aborted";

    private record Key(PageKind kind, Outcome outcome, String status) {}

    private final MeterRegistry registry;
    private final Map<Key, LongAdder> adders = new ConcurrentHashMap<>();
    private final Map<PageKind, Timer> renders = new ConcurrentHashMap<>();

    RequestMeters(MeterRegistry registry) {
        this.registry = registry;
        // A count that appears with the first failure hides that failure from whoever looks at its growth
        for (PageKind kind : PageKind.values()) {
            of(kind, Outcome.MISS, 500);
        }
    }

    /** The count of such requests. */
    LongAdder of(PageKind kind, Outcome outcome, int status) {
        return of(new Key(kind, outcome, status / 100 + "xx"));
    }

    private LongAdder of(Key key) {
        return adders.computeIfAbsent(key, this::register);
    }

    private LongAdder register(Key key) {
        LongAdder adder = new LongAdder();
        FunctionCounter.builder("recto.requests", adder, LongAdder::sum)
                .description("Requests on the public port, by kind of page, what the page cache did and class of status")
                .tags("kind", key.kind.label(), "cache", key.outcome.name().toLowerCase(Locale.ROOT), "status", key.status)
                .register(registry);
        return adder;
    }

    public void count(PageKind kind, Outcome outcome, int status) {
        of(kind, outcome, status).increment();
    }

    /** The reader went away before the answer had been written. */
    void countAborted(PageKind kind, Outcome outcome) {
        of(new Key(kind, outcome, ABORTED)).increment();
    }

    /** What no route has seen, because it is no request of HTTP. */
    public void countRefused(int status) {
        count(PageKind.OTHER, Outcome.PASS, status);
    }

    void rendered(PageKind kind, long nanos) {
        renders.computeIfAbsent(kind, this::timer).record(Duration.ofNanos(nanos));
    }

    private Timer timer(PageKind kind) {
        return Timer.builder("recto.render").description("Pages that were rendered, and how long that took").tag("kind", kind.label())
                .serviceLevelObjectives(Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
                        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
                        Duration.ofSeconds(1), Duration.ofSeconds(3))
                .register(registry);
    }

    /** All requests that ended so. */
    long sum(Outcome outcome) {
        return adders.entrySet().stream().filter(entry -> entry.getKey().outcome == outcome).mapToLong(entry -> entry.getValue().sum())
                .sum();
    }
}
