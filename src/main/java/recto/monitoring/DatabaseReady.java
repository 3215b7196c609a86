package recto.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import recto.database.DatabaseWatch;

/** Ready: the database answers, so that pages which are not in memory can be rendered. */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

    private final DatabaseWatch database;

    DatabaseReady(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(database.answers()).build();
    }
}
