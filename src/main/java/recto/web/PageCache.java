package recto.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps finished pages in memory, bounded by bytes. A hit is answered on the event loop, without the database, JAX-RS or Qute. Of several
 * requests for a page that is not kept, one renders it and the others wait for it.
 */
@ApplicationScoped
// Caffeine loads the implementation that fits its settings by its name
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.SSMW", "com.github.benmanes.caffeine.cache.PSMW"})
public class PageCache {

    private static final String RENDERING = "recto.rendering";
    /** Ends the key of a page that was asked for as Markdown; no path has a line end in it. */
    private static final String AS_MARKDOWN = "\nmarkdown";
    /** The results of searches take at most this part of what pages may take, and come on top of it. */
    private static final int SEARCHES = 8;

    private final Clock clock;
    private final boolean isOn;
    private final Cache<String, CachedPage> pages;
    /** The results of searches, each in one coding: some are asked for again and again, and none may push a page out. */
    private final Cache<String, CachedPage> searches;
    /**
     * The pages that are being rendered, by key. This object's lock guards the map and every change of {@link #pages}, so that no page that
     * was rendered before a change is kept after it.
     */
    private final Map<String, Rendering> renderings = new HashMap<>();
    private final LongAdder hits = new LongAdder();
    /** Before the database was asked, the start of the program: a page that says 1970 would be taken for one that never changed. */
    private volatile Instant lastModified;
    private volatile Instant nextChange = Instant.MAX;
    private volatile Instant restyled = Instant.EPOCH;

    PageCache(Clock clock, CacheConfig config) {
        this.clock = clock;
        this.lastModified = clock.instant();
        this.isOn = config.maxBytes().asLongValue() > 0;
        this.pages = ofAtMost(config.maxBytes().asLongValue());
        this.searches = ofAtMost(config.maxBytes().asLongValue() / SEARCHES);
    }

    private static Cache<String, CachedPage> ofAtMost(long bytes) {
        return Caffeine.newBuilder().maximumWeight(bytes).<String, CachedPage>weigher((path, page) -> page.weight()).build();
    }

    /** A page that is being rendered, and the requests that wait for it. */
    private static final class Rendering {
        final String path;
        final ContentCoding coding;
        /** No request that comes later may wait for this page: the site has changed by itself by then, and the page shows it as it was. */
        final long validUntilMillis;
        final List<Waiting> waiting = new ArrayList<>();

        Rendering(String path, ContentCoding coding, long nowMillis, Instant nextChange) {
            this.path = path;
            this.coding = coding;
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
        String path = PageKey.of(context.request());
        if (method != HttpMethod.GET && method != HttpMethod.HEAD || path.startsWith("/q/") || PageKey.isStoredPicture(path)) {
            context.next();
            return;
        }
        if (MarkdownPreference.of(context.request())) {
            // An article has two forms at one address. What has one form only is kept twice then, which few clients bring about
            path += AS_MARKDOWN;
            context.put(AS_MARKDOWN, true);
        }
        CachedPage page = pages.getIfPresent(path);
        if (page == null && PageKey.isSearch(path)) {
            page = searches.getIfPresent(PageKey.inCoding(path, ContentCoding.choose(context.request())));
        }
        long now = clock.millis();
        if (page != null && page.isValid(now)) {
            page.answer(context.request(), now);
            hits.increment();
            return;
        }
        Rendering rendering = new Rendering(path, ContentCoding.choose(context.request()), now, nextChange);
        synchronized (this) {
            Rendering other = renderings.get(path);
            if (other != null && now < other.validUntilMillis) {
                other.waiting.add(new Waiting(context, Vertx.currentContext()));
                return;
            }
            renderings.put(path, rendering);
        }
        context.put(RENDERING, rendering);
        forgetPreferences(context.request());
        // However this request ends, the requests that wait for its page go on
        context.addEndHandler(ended -> abandon(rendering));
        context.next();
    }

    /**
     * Takes from the request what its client would like, but for the content coding and Markdown, which are chosen here: any other page has
     * one address and one form. JAX-RS would choose by these headers, as a hit does not, and refuse a request where it cannot read one of them.
     */
    private static void forgetPreferences(HttpServerRequest request) {
        ContentCoding coding = ContentCoding.choose(request);
        request.headers().remove(HttpHeaders.ACCEPT).remove("Accept-Language").remove("Accept-Charset").remove(HttpHeaders.ACCEPT_ENCODING);
        if (coding != ContentCoding.IDENTITY) {
            request.headers().set(HttpHeaders.ACCEPT_ENCODING, coding.token);
        }
    }

    /** Whether the client would rather have an article as Markdown. */
    static boolean isAskedAsMarkdown(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(AS_MARKDOWN));
    }

    /** Keeps the page that was rendered for this request, if it may be kept, and answers the requests that wait for it. */
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

    private synchronized List<Waiting> release(Rendering rendering, @Nullable CachedPage page) {
        boolean isCurrent = renderings.remove(rendering.path, rendering);
        if (isCurrent && page != null && page.isKept() && page.isValid(clock.millis())) {
            pages.put(rendering.path, page);
        } else if (isCurrent && page != null && page.isKeptSearch() && page.isValid(clock.millis())) {
            searches.put(PageKey.inCoding(rendering.path, rendering.coding), page);
        }
        List<Waiting> waiting = List.copyOf(rendering.waiting);
        rendering.waiting.clear();
        return waiting;
    }

    /**
     * Drops the pages that a change may have altered: those that show one of these articles, and those that depend on every listed article.
     *
     * @param articles the ids of the articles that changed, or that show something else now
     * @param lastModified when the site last changed
     * @param nextChange when the site will next change by itself; {@link Instant#MAX} where no such moment is known
     */
    public synchronized void changed(Set<Long> articles, Instant lastModified, Instant nextChange) {
        this.lastModified = lastModified;
        this.nextChange = nextChange;
        // Requests that come from now on must not wait for a page whose rendering began before the change
        renderings.clear();
        pages.asMap().values().removeIf(page -> page.dependsOn(articles));
        searches.invalidateAll();
    }

    /** Drops every page, where it is not known which of them a change has altered. */
    public synchronized void changed(Instant lastModified, Instant nextChange) {
        changed(Set.of(), lastModified, nextChange);
        pages.invalidateAll();
    }

    /**
     * Drops every page, because all of them look different now.
     *
     * @param when the look changed: no page says from now on that it was last modified earlier
     */
    public synchronized void restyled(Instant when) {
        restyled = when;
        changed(lastModified, nextChange);
    }

    /** Whether a page that readers may see, and no redirect or error, is kept for this path, which may be percent-encoded. */
    boolean keeps(String path) {
        CachedPage page = pages.getIfPresent(UrlPath.decode(path));
        return page != null && page.isOk();
    }

    /** False where the settings turn the cache off. */
    boolean isOn() {
        return isOn;
    }

    /** How many requests were answered from memory since the start. */
    public long hits() {
        return hits.sum();
    }

    /** How much memory the kept pages take, in bytes. */
    public long bytes() {
        return Stream.of(pages, searches).mapToLong(PageCache::bytes).sum();
    }

    private static long bytes(Cache<String, CachedPage> pages) {
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
