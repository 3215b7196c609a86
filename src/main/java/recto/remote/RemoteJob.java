package recto.remote;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import recto.database.DatabaseAway;
import recto.image.PictureException;
import recto.image.PictureRemark;
import recto.media.PictureMaker;
import recto.media.PictureMemory;
import recto.media.PictureStore;
import recto.site.BackgroundTimer;

/** Fetches pictures from other hosts, in threads of its own: no import and no reader waits for a host. */
@ApplicationScoped
class RemoteJob {

    private static final Logger LOG = Logger.getLogger(RemoteJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** While one host is slow, the pictures of others come. More threads would take more memory: each may hold a picture. */
    private static final int THREADS = 2;

    private final RemoteQueue queue;
    private final RemoteClient client;
    private final RemotePictures pictures;
    private final PictureMaker maker;
    private final PictureStore store;
    private final List<BackgroundTimer> timers = new ArrayList<>();

    RemoteJob(RemoteQueue queue, RemoteClient client, RemotePictures pictures, PictureMaker maker, PictureStore store) {
        this.queue = queue;
        this.client = client;
        this.pictures = pictures;
        this.maker = maker;
        this.store = store;
    }

    /** @param serves false when a command runs instead of the server */
    void start(@Observes StartupEvent start, @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        for (int i = 1; serves && pictures.isOn() && i <= THREADS; i++) {
            BackgroundTimer timer = new BackgroundTimer("recto-remote-pictures-" + i);
            timer.start(PAUSE, PAUSE, this::look);
            timers.add(timer);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        for (BackgroundTimer timer : timers) {
            timer.stop();
        }
    }

    /** Fetches all that is due. */
    void look() throws SQLException, InterruptedException {
        try {
            fetchAll();
        } catch (SQLException e) {
            if (!DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            // That the database is away stands in the log already
            LOG.debugf("No pictures are fetched: %s", e.getMessage());
        }
    }

    private void fetchAll() throws SQLException, InterruptedException {
        for (Optional<RemoteQueue.Claim> claim = queue.claim(); claim.isPresent(); claim = queue.claim()) {
            fetch(claim.get());
            pictures.heard(queue.lastChange());
        }
        pictures.heard(queue.lastChange());
    }

    private void fetch(RemoteQueue.Claim claim) throws SQLException, InterruptedException {
        try {
            byte[] bytes = client.fetch(claim.url());
            try (PictureMemory.Share room = maker.room(bytes.length)) {
                PictureRemark remark = maker.remark(bytes).orElse(null);
                String hash = maker.hash(bytes);
                if (store.find(hash).isEmpty()) {
                    store.add(maker.make(bytes));
                }
                queue.settle(claim, hash, remark == null ? null : remark.message(), remark == null ? null : remark.hint());
                LOG.debugf("Fetched the picture %s", claim.url());
            }
        } catch (RemoteFault e) {
            LOG.debugf("The picture %s %s", claim.url(), e.getMessage());
            queue.settle(claim, e);
        } catch (PictureException e) {
            queue.settle(claim, RemoteFault.lasting(String.valueOf(e.getMessage()), e.hint()));
        } catch (OutOfMemoryError e) {
            queue.settle(claim, RemoteFault.lasting("takes more memory than there is (%s)".formatted(e.getMessage()),
                    "make it smaller, or give Recto more memory"));
        }
    }
}
