package recto.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finished pages in memory, bounded by bytes. A hit is answered on the event loop, without the database, JAX-RS or Qute; of many
 * requests for a page that is not there one renders it and the others wait for that one.
 */
@ApplicationScoped
// Caffeine finds the class that fits its settings by name
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.SSMW", "com.github.benmanes.caffeine.cache.PSMW"})
public class PageCache {

    private static final String RENDERING = "recto.rendering";
    private static final List<String> SEARCH_PARAMETERS = List.of("q", "tag", "author", "year", "exact", "page");

    private final Clock clock;
    private final boolean isOn;
    private final Cache<String, CachedPage> pages;
    /** Guarded by this, as is every change of {@link #pages}, so that nothing rendered before a change is kept after it. */
    private final Map<String, Rendering> renderings = new HashMap<>();
    private final LongAdder hits = new LongAdder();
    private volatile Instant lastModified = Instant.EPOCH;
    private volatile Instant nextChange = Instant.MAX;
    private volatile Instant restyled = Instant.EPOCH;

    PageCache(Clock clock, CacheConfig config) {
        this.clock = clock;
        this.isOn = config.maxBytes().asLongValue() > 0;
        this.pages = Caffeine.newBuilder().maximumWeight(config.maxBytes().asLongValue())
                .<String, CachedPage>weigher((path, page) -> page.weight()).build();
    }

    /** The requests that wait for one page. */
    private static final class Rendering {
        final String path;
        /** What comes later must not wait for this: by then the site has changed by itself, and this shows it as it was. */
        final long validUntilMillis;
        final List<Waiting> waiting = new ArrayList<>();

        Rendering(String path, long nowMillis, Instant nextChange) {
            this.path = path;
            long next = CachedPage.millis(nextChange);
            this.validUntilMillis = nowMillis < next ? next : Long.MAX_VALUE;
        }
    }

    private record Waiting(RoutingContext request, Context eventLoop) {
        void then(Runnable action) {
            eventLoop.runOnContext(v -> action.run());
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::serve, 100);
    }

    private void serve(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = key(context);
        if (method != HttpMethod.GET && method != HttpMethod.HEAD || path.startsWith("/q/") || isPicture(path)) {
            context.next();
            return;
        }
        CachedPage page = pages.getIfPresent(path);
        long now = clock.millis();
        if (page != null && page.isValid(now)) {
            page.answer(context.request(), now);
            hits.increment();
            return;
        }
        Rendering rendering = new Rendering(path, now, nextChange);
        synchronized (this) {
            Rendering other = renderings.get(path);
            if (other != null && now < other.validUntilMillis) {
                other.waiting.add(new Waiting(context, Vertx.currentContext()));
                return;
            }
            renderings.put(path, rendering);
        }
        context.put(RENDERING, rendering);
        // Whatever happens to this request, those that wait for it go on
        context.addEndHandler(ended -> abandon(rendering));
        context.next();
    }

    /** Few of them would take the place of all the pages; but a picture that was drawn for an article is cheaper to keep than to draw. */
    private static boolean isPicture(String path) {
        return path.startsWith(UrlPath.MEDIA) && !path.startsWith(UrlPath.MEDIA + "og/");
    }

    /**
     * The path, decoded, so that two spellings of it are one page; and below /search what is asked for. Parameters that the site does not
     * know are never part of the key, or {@code ?x=1}, {@code ?x=2}, ... would fill the cache. Nor do those that it knows: an answer to a
     * question is {@link CacheControl#SEARCH}, and is not kept.
     */
    private static String key(RoutingContext context) {
        String path = path(context);
        return path.equals("/search") || path.startsWith("/search/")
                ? path + QueryParameters.of(context.request().query()).canonical(SEARCH_PARAMETERS) : path;
    }

    private static String path(RoutingContext context) {
        String path = context.request().path();
        if (path == null || path.indexOf('%') < 0) {
            return path == null ? "" : path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }

    /** Called when the page that this request is for has been rendered: keeps it where it is worth it, and answers all who wait. */
    void finish(RoutingContext context, CachedPage page) {
        Rendering rendering = context.get(RENDERING);
        if (rendering != null) {
            release(rendering, page).forEach(waiting -> waiting.then(() -> {
                if (!waiting.request.response().closed()) {
                    page.answer(waiting.request.request(), clock.millis());
                }
            }));
        }
    }

    private void abandon(Rendering rendering) {
        release(rendering, null).forEach(waiting -> waiting.then(() -> serve(waiting.request)));
    }

    private synchronized List<Waiting> release(Rendering rendering, CachedPage page) {
        boolean isCurrent = renderings.remove(rendering.path, rendering);
        if (isCurrent && page != null && page.isKept() && page.isValid(clock.millis())) {
            pages.put(rendering.path, page);
        }
        List<Waiting> waiting = List.copyOf(rendering.waiting);
        rendering.waiting.clear();
        return waiting;
    }

    /**
     * Drops what these changes may have altered: the pages at the paths, and every page whose path is not announced.
     *
     * @param lastModified when the site last changed
     * @param nextChange when it will change by itself; {@link Instant#MAX} where no such moment is known
     */
    public synchronized void changed(Collection<String> paths, Instant lastModified, Instant nextChange) {
        this.lastModified = lastModified;
        this.nextChange = nextChange;
        // Who comes from now on must not wait for a page whose rendering began before the change
        renderings.clear();
        pages.invalidateAll(paths);
        pages.asMap().values().removeIf(page -> !page.isInvalidatedByPath());
    }

    /** Drops every page: what was missed is not known. */
    public synchronized void changed(Instant lastModified, Instant nextChange) {
        changed(List.of(), lastModified, nextChange);
        pages.invalidateAll();
    }

    /**
     * Drops every page: all of them look different.
     *
     * @param when no page is older than this from now on
     */
    public synchronized void restyled(Instant when) {
        restyled = when;
        changed(lastModified, nextChange);
    }

    /** Whether it may keep anything. */
    boolean isOn() {
        return isOn;
    }

    /** How many requests were answered from memory since the start. */
    public long hits() {
        return hits.sum();
    }

    /** What the pages that are kept weigh together. */
    public long bytes() {
        pages.cleanUp();
        return pages.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /** When the site last changed. */
    Instant lastModified() {
        return lastModified;
    }

    /** When the look of all pages last changed. */
    Instant restyled() {
        return restyled;
    }

    /** When the site will next change by itself. */
    Instant nextChange() {
        return nextChange;
    }
}
