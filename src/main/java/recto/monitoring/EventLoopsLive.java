package recto.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: only a restart helps a node whose event loops no longer run. A database that is away is no reason, since hits are served. */
@Liveness
@ApplicationScoped
class EventLoopsLive implements HealthCheck {

    private final EventLoops loops;

    EventLoopsLive(EventLoops loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("event-loops").status(loops.areTurning()).build();
    }
}
