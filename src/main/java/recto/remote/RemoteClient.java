package recto.remote;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentLimits;
import recto.site.SiteConfig;

/**
 * Asks other hosts for pictures, bounded in time and in bytes. The host is looked up here, and the connection goes to the very address that
 * was checked: the client of the JDK would look the name up again, and a host may answer that with another address.
 */
@ApplicationScoped
class RemoteClient {

    /** For all answers of one picture together. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** Too early, too many requests, and the like: the same request may be answered later. */
    private static final Set<Integer> LATER = Set.of(408, 421, 425, 429);

    private final Vertx vertx;
    private final AddressRule rule;
    private final ContentLimits limits;
    private final SiteConfig site;
    /** Created with the first request, because most sites have no picture elsewhere. */
    private @Nullable HttpClient client;

    RemoteClient(Vertx vertx, AddressRule rule, ContentLimits limits, SiteConfig site) {
        this.vertx = vertx;
        this.rule = rule;
        this.limits = limits;
        this.site = site;
    }

    /** What a host answered: either bytes, or where to ask instead. */
    private record Answer(byte @Nullable [] bytes, @Nullable String location) {}

    /** Fetches the bytes at an address. It waits for the whole answer. */
    byte[] fetch(String address) throws RemoteFault, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        WebTarget target = WebTarget.of(address);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Answer answer = ask(target, end);
            if (answer.bytes != null) {
                return answer.bytes;
            }
            target = target.redirected(String.valueOf(answer.location));
        }
        throw RemoteFault.noPicture("leads on to another address more than %d times".formatted(MOST_REDIRECTS));
    }

    private Answer ask(WebTarget target, long end) throws RemoteFault, InterruptedException {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setSsl(target.isSecure()).setHost(target.host())
                .setPort(target.port()).setURI(target.pathAndQuery()).setFollowRedirects(false)
                .setServer(SocketAddress.inetSocketAddress(target.port(), checkedAddress(target.host()).getHostAddress()))
                .putHeader(HttpHeaders.USER_AGENT, "Recto (+%s)".formatted(site.url())).putHeader(HttpHeaders.ACCEPT, "image/*");
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        client().request(options).onFailure(answer::completeExceptionally).onSuccess(request -> {
            request.exceptionHandler(answer::completeExceptionally);
            // What is still to come of the answer is not wanted: it was too long, or late, or only a redirect
            answer.whenComplete((done, failure) -> request.reset());
            request.send().onFailure(answer::completeExceptionally).onSuccess(response -> read(response, answer));
        });
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw RemoteFault.passing("could not be fetched: its host takes longer than %d s".formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof RemoteFault fault ? fault
                    : RemoteFault.passing("could not be fetched: %s".formatted(cause.getMessage()));
        } finally {
            answer.cancel(true);
        }
    }

    private InetAddress checkedAddress(String host) throws RemoteFault {
        try {
            List<InetAddress> found = List.of(InetAddress.getAllByName(host));
            if (!found.stream().allMatch(rule::allows)) {
                throw RemoteFault.lasting("is on a host inside of a network, and Recto asks only hosts of the public internet",
                        "put the picture beside the article");
            }
            return found.get(0);
        } catch (UnknownHostException e) {
            throw RemoteFault.passing("could not be fetched: there is no host %s".formatted(host));
        }
    }

    private void read(HttpClientResponse response, CompletableFuture<Answer> answer) {
        response.exceptionHandler(answer::completeExceptionally);
        int status = response.statusCode();
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (REDIRECTS.contains(status) && location != null) {
            answer.complete(new Answer(null, location));
            return;
        }
        if (status != 200) {
            String message = "is not there: its host answers %d".formatted(status);
            answer.completeExceptionally(
                    status >= 500 || LATER.contains(status) ? RemoteFault.passing(message) : RemoteFault.noPicture(message));
            return;
        }
        long most = limits.maxPictureSize().asLongValue();
        Buffer bytes = Buffer.buffer();
        response.handler(chunk -> {
            if (bytes.length() + (long) chunk.length() > most) {
                answer.completeExceptionally(RemoteFault.lasting("has more than the %.1f MB that are allowed".formatted(most / 1048576.0),
                        "make it smaller, or raise recto.import.max-picture-size"));
            } else {
                bytes.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> answer.complete(new Answer(bytes.getBytes(), null)));
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAlive(false));
        }
        return client;
    }
}
