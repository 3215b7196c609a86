package recto.feed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells somebody elsewhere of changes, on a thread of its own: no reader waits for it, and what fails is tried again. */
final class BackgroundJob {

    private static final Logger LOG = Logger.getLogger(BackgroundJob.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    interface Work {
        void look() throws SQLException, IOException, InterruptedException;
    }

    private final ScheduledExecutorService timer;
    /** Made when there is somebody to tell: it reads the machine's certificates, and most sites have no hub. */
    private HttpClient client;

    BackgroundJob(String name) {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(Work work) {
        timer.scheduleWithFixedDelay(() -> {
            try {
                work.look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (SQLException | IOException e) {
                LOG.warnf("%s: %s; it is tried again", Thread.currentThread().getName(), e.getMessage());
            } catch (RuntimeException | Error e) {
                // A task that throws is never run again
                LOG.errorf(e, "%s failed; it is tried again", Thread.currentThread().getName());
            }
        }, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    /**
     * @throws IOException when there is no answer in time, or one that is no 2xx
     */
    void post(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client().send(request.timeout(PATIENCE).header("User-Agent", "Recto").build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s answers %d %s".formatted(response.uri(), response.statusCode(),
                    response.body().substring(0, Math.min(200, response.body().length()))));
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NORMAL).build();
        }
        return client;
    }
}
