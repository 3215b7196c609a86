package recto.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import recto.cache.PageCache;
import recto.site.SiteConfig;

/**
 * Tells the browser of an author that the site has changed, by server-sent events, so that the script of each page shows it anew. Neither the
 * events nor the script exist unless {@link SiteConfig#liveReload}.
 */
@ApplicationScoped
public class LiveReload {

    static final String EVENTS = "/q/live";
    static final String SCRIPT = "/q/live.js";
    private static final String SOURCE = "/assets/live.js";
    /** The first event of each connection makes up for what changed before it was there; after a fault the browser asks again soon. */
    private static final String FIRST = "retry: 500\ndata: open\n\n";
    private static final String CHANGED = "data: changed\n\n";

    private final boolean isOn;
    private final PageCache pages;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;

    /** One open page. */
    private record Listener(HttpServerResponse response, @Nullable Context eventLoop) {

        void tell() {
            run(() -> {
                // A browser that has not read the last event yet learns no more from another one
                if (!response.closed() && !response.ended() && !response.writeQueueFull()) {
                    response.write(CHANGED);
                }
            });
        }

        void end() {
            run(() -> {
                if (!response.closed() && !response.ended()) {
                    response.end();
                }
            });
        }

        private void run(Runnable action) {
            if (eventLoop == null) {
                action.run();
            } else {
                eventLoop.runOnContext(now -> action.run());
            }
        }
    }

    LiveReload(SiteConfig site, PageCache pages) {
        this.isOn = site.liveReload();
        this.pages = pages;
    }

    /** Ahead of the page cache, which would have the second browser wait for the answer to the first. */
    void register(@Observes Filters filters) throws IOException {
        if (isOn) {
            String script = script();
            filters.register(request -> serve(request, script), 150);
            pages.whenChanged(() -> listeners.forEach(Listener::tell));
        }
    }

    private static String script() throws IOException {
        try (InputStream in = LiveReload.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(SOURCE + " is not in the program, so recto.site.live-reload must be false");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void serve(RoutingContext request, String script) {
        String path = request.request().path();
        boolean isGet = request.request().method() == HttpMethod.GET;
        if (isGet && SCRIPT.equals(path)) {
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript;charset=UTF-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache").end(script);
        } else if (isGet && EVENTS.equals(path) && !isStopping) {
            listen(request.response());
        } else {
            request.next();
        }
    }

    private void listen(HttpServerResponse response) {
        Listener listener = new Listener(response, Vertx.currentContext());
        listeners.add(listener);
        response.closeHandler(closed -> listeners.remove(listener));
        response.endHandler(ended -> listeners.remove(listener));
        response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream").putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.write(FIRST);
        if (isStopping) {
            listener.end();
        }
    }

    /** How many pages are open that would be told of a change. */
    int listeners() {
        return listeners.size();
    }

    /** An answer that never ends would hold up the stop of the server. */
    void stop(@Observes ShutdownEvent stop) {
        isStopping = true;
        listeners.forEach(Listener::end);
    }
}
