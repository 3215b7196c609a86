package recto.remote;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Fetches pictures when a test says so. */
@ApplicationScoped
public class RemoteRounds {

    @Inject
    RemoteJob job;

    /** From now on nothing is fetched by itself. */
    public void stopTimers() throws InterruptedException {
        job.stop(new ShutdownEvent());
    }

    /** Fetches all that is due. */
    public void fetch() {
        try {
            job.look();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
