package recto.monitoring;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started: the migrations are through and every room has begun its work. */
@Startup
@ApplicationScoped
class Started implements HealthCheck {

    private volatile boolean isThrough;

    void last(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
        isThrough = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("started").status(isThrough).build();
    }
}
