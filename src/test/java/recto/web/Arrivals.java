package recto.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import recto.Eventually;

/** How many requests have come to the server, whether the page cache answers them or not. */
@ApplicationScoped
public class Arrivals {

    private static final int BEFORE_THE_CACHE = 1000;

    private final AtomicInteger requests = new AtomicInteger();

    void register(@Observes Filters filters) {
        filters.register(context -> {
            requests.incrementAndGet();
            context.next();
        }, BEFORE_THE_CACHE);
    }

    public int count() {
        return requests.get();
    }

    /** Returns when this many requests have come since the server started. */
    public void await(int count) {
        Eventually.holds(count + " requests have come", () -> requests.get() >= count);
    }
}
