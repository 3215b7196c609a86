package recto.feed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import recto.site.BackgroundTimer;

/** Tells somebody elsewhere of changes, on a thread of its own: no reader waits for it, and what fails is tried again. */
final class BackgroundJob {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final BackgroundTimer timer;
    /** Made when there is somebody to tell: it reads the machine's certificates, and most sites have no hub. */
    private HttpClient client;

    BackgroundJob(String name) {
        timer = new BackgroundTimer(name);
    }

    void start(BackgroundTimer.Task task) {
        timer.start(PAUSE, PAUSE, task);
    }

    void stop() throws InterruptedException {
        timer.stop();
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
