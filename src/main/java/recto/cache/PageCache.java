package recto.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
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
import org.jspecify.annotations.Nullable;
import recto.cache.KeptPages.Kept;
import recto.cache.RequestMeters.Outcome;
import recto.http.ContentCoding;
import recto.http.MarkdownPreference;
import recto.http.UrlPath;

/**
 * Keeps finished pages in memory, bounded by bytes. A hit is answered on the event loop, without the database, JAX-RS or Qute. Of several
 * requests for a page that is not kept, one renders it and the others wait for it.
 */
@ApplicationScoped
public class PageCache {

    private static final String RENDERING = "recto.rendering";
    /** Ends the key of a page that was asked for as Markdown; no path has a line end in it. */
    private static final String AS_MARKDOWN = "\nmarkdown";

    private final Clock clock;
    private final boolean isOn;
    private final RequestMeters meters;
    private final KeptPages pages;
    /**
     * The pages that are being rendered, by key. This object's lock guards the map and every change of {@link #pages}, so that no page that
     * was rendered before a change is kept after it.
     */
    private final Map<String, Rendering> renderings = new HashMap<>();
    /** Before the database was asked, the start of the program: a page that says 1970 would be taken for one that never changed. */
    private volatile Instant lastModified;
    private volatile Instant nextChange = Instant.MAX;
    private volatile Instant restyled = Instant.EPOCH;
    private volatile Runnable whenChanged = () -> {};

    PageCache(Clock clock, CacheConfig config, RequestMeters meters) {
        this.clock = clock;
        this.meters = meters;
        this.lastModified = clock.instant();
        this.isOn = config.maxBytes().asLongValue() > 0;
        this.pages = new KeptPages(config.maxBytes().asLongValue());
    }

    /** A page that is being rendered, and the requests that wait for it. */
    private static final class Rendering {
        final String path;
        final ContentCoding coding;
        final PageKind kind;
        final long begun = System.nanoTime();
        /** No request that comes later may wait for this page: the site has changed by itself by then, and the page shows it as it was. */
        final long validUntilMillis;
        final List<Waiting> waiting = new ArrayList<>();

        Rendering(String path, ContentCoding coding, long nowMillis, Instant nextChange) {
            this.path = path;
            this.coding = coding;
            this.kind = PageKind.of(path);
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
        if (method != HttpMethod.GET && method != HttpMethod.HEAD || PageKey.isOfQuarkus(path) || PageKey.isStoredPicture(path)) {
            countAtEnd(context, PageKind.of(path), Outcome.PASS);
            context.next();
            return;
        }
        if (MarkdownPreference.of(context.request())) {
            // An article has two forms at one address. What has one form only is kept twice then, which few clients bring about
            path += AS_MARKDOWN;
            context.put(AS_MARKDOWN, true);
        }
        Kept kept = pages.find(path, context.request());
        long now = clock.millis();
        if (kept != null && kept.page().isValid(now)) {
            kept.answer(context.request(), now);
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
        PageKey.forgetPreferences(context.request());
        // However this request ends, the requests that wait for its page go on
        context.addEndHandler(ended -> abandon(rendering));
        countAtEnd(context, rendering.kind, Outcome.MISS);
        context.next();
    }

    private void countAtEnd(RoutingContext context, PageKind kind, Outcome outcome) {
        context.addEndHandler(ended -> {
            if (ended.succeeded()) {
                meters.count(kind, outcome, context.response().getStatusCode());
            } else {
                meters.countAborted(kind, outcome);
            }
        });
    }

    /** Whether the client would rather have an article as Markdown. */
    public static boolean isAskedAsMarkdown(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(AS_MARKDOWN));
    }

    /** Keeps the page that was rendered for this request, if it may be kept, and answers the requests that wait for it. */
    public void finish(RoutingContext context, CachedPage page) {
        Rendering rendering = context.get(RENDERING);
        if (rendering != null) {
            meters.rendered(rendering.kind, System.nanoTime() - rendering.begun);
            release(rendering, page).forEach(waiting -> waiting.then(() -> {
                if (waiting.request.response().closed()) {
                    meters.countAborted(rendering.kind, Outcome.SHARED);
                } else {
                    meters.count(rendering.kind, Outcome.SHARED, page.answer(waiting.request.request(), clock.millis()));
                }
            }));
        }
    }

    private void abandon(Rendering rendering) {
        release(rendering, null).forEach(waiting -> waiting.then(() -> serve(waiting.request)));
    }

    private synchronized List<Waiting> release(Rendering rendering, @Nullable CachedPage page) {
        boolean isCurrent = renderings.remove(rendering.path, rendering);
        if (isCurrent && page != null && page.isValid(clock.millis())) {
            pages.keep(rendering.path, rendering.coding, new Kept(page, meters.of(rendering.kind, Outcome.HIT, page.status()),
                    meters.of(rendering.kind, Outcome.HIT, 304)));
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
        drop(articles, lastModified, nextChange);
        whenChanged.run();
    }

    private synchronized void drop(Set<Long> articles, Instant lastModified, Instant nextChange) {
        this.lastModified = lastModified;
        this.nextChange = nextChange;
        // Requests that come from now on must not wait for a page whose rendering began before the change
        renderings.clear();
        pages.dropShowing(articles);
    }

    /** Drops every page, where it is not known which of them a change has altered. */
    public synchronized void changed(Instant lastModified, Instant nextChange) {
        drop(Set.of(), lastModified, nextChange);
        pages.dropAll();
        whenChanged.run();
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

    /** @param whenChanged is to be run after each change, by one at most; it must not take time */
    public void whenChanged(Runnable whenChanged) {
        this.whenChanged = whenChanged;
    }

    /** Whether a page that readers may see, and no redirect or error, is kept for this path, which may be percent-encoded. */
    public boolean keeps(String path) {
        Kept kept = pages.find(UrlPath.decode(path));
        return kept != null && kept.page().isOk();
    }

    /** False where the settings turn the cache off. */
    public boolean isOn() {
        return isOn;
    }

    /** How many requests were answered from memory since the start. */
    public long hits() {
        return meters.sum(Outcome.HIT);
    }

    /** How much memory the kept pages take, in bytes. */
    public long bytes() {
        return pages.bytes();
    }

    /** What is kept, for those who count it. */
    public KeptPages kept() {
        return pages;
    }

    /** When the site last changed. */
    public Instant lastModified() {
        return lastModified;
    }

    /** When the look of all pages last changed. */
    public Instant restyled() {
        return restyled;
    }

    /** When the site will next change by itself. */
    public Instant nextChange() {
        return nextChange;
    }
}
