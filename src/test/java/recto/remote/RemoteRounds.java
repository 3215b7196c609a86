package recto.remote;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import recto.imports.TestBlog;

/** Fetches pictures when a test says so. */
@ApplicationScoped
public class RemoteRounds {

    @Inject
    RemoteJob job;
    @Inject
    TestBlog blog;

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

    /** As {@link #fetch}, with nothing due. */
    public void fetchNothing() {
        blog.update("update remote_picture set due_at = null");
        fetch();
    }
}
