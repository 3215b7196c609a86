package recto.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import recto.imports.FirstImport;

/** Ready: the site has its articles. */
@Readiness
@ApplicationScoped
class FirstImportReady implements HealthCheck {

    private final FirstImport first;

    FirstImportReady(FirstImport first) {
        this.first = first;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("first-import").status(first.isDone()).build();
        } catch (SQLException e) {
            return HealthCheckResponse.named("first-import").down().withData("reason", String.valueOf(e.getMessage())).build();
        }
    }
}
