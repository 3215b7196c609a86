package recto.outbox;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends notifications to hubs, search engines and caches. */
@Singleton
public class NotificationClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Created with the first message: it reads the certificates of the machine, and most sites have nobody to notify. */
    private @Nullable HttpClient client;

    /**
     * Posts a message and waits for the whole answer, at most 10 s. (The time limit of HttpClient covers the headers only.)
     *
     * @throws IOException when no answer comes in time, or one with a status other than 2xx
     */
    public void post(URI address, String type, String body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(address).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Sends a request and waits for the whole answer, at most 10 s.
     *
     * @throws IOException when no answer comes in time, or one with a status other than 2xx
     */
    void send(HttpRequest.Builder message) throws IOException, InterruptedException {
        HttpRequest request = message.header("User-Agent", "Recto").build();
        URI address = request.uri();
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 != 2) {
                throw new IOException("%s answers %d %s".formatted(address, response.statusCode(),
                        response.body().substring(0, Math.min(200, response.body().length()))));
            }
        } catch (TimeoutException e) {
            throw new IOException("%s does not answer within %d s".formatted(address, PATIENCE.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IOException("%s does not answer: %s".formatted(address, e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NORMAL).build();
        }
        return client;
    }
}
