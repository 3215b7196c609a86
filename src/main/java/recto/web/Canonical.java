package recto.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.cache.PageCache;
import recto.cache.PageKey;
import recto.cache.PageKind;
import recto.cache.RequestMeters;

/** Gives each page one address: other spellings of it, and the addresses that feeds have on many other sites, answer 301. */
class Canonical {

    private static final Map<String, String> MOVED = Map.of(
            "/index.html", "/",
            "/articles", "/",
            "/page/1", "/");

    private final RequestRules rules;
    private final PageCache pages;
    private final RequestMeters meters;
    private final SecurityHeaders security;
    private final RequestId ids;

    Canonical(RequestRules rules, PageCache pages, RequestMeters meters, SecurityHeaders security, RequestId ids) {
        this.security = security;
        this.ids = ids;
        this.meters = meters;
        this.rules = rules;
        this.pages = pages;
    }

    /** The paths that are redirected as a whole. */
    static Stream<String> moved() {
        return Stream.concat(MOVED.keySet().stream(), OldFeedPath.ofTheSite());
    }

    /**
     * Registers what every answer has, the rules of HTTP and the redirects ahead of the page cache, so that no page is rendered for another spelling of its
     * address. They are one route, since each route costs time on every request, hits included.
     */
    void register(@Observes Filters filters) {
        filters.register(this::redirect, 200);
    }

    private void redirect(RoutingContext context) {
        String asked = context.request().path();
        if (asked == null || !PageKey.isOfQuarkus(asked)) {
            security.add(context.request());
        }
        ids.mark(context);
        if (!rules.allow(context)) {
            meters.countRefused(context.response().getStatusCode());
            return;
        }
        String path = context.request().path();
        if (path != null && path.contains("%00")) {
            // No text in PostgreSQL holds the character NUL, so no article has such an address
            context.reroute("/404");
            return;
        }
        String canonical = path == null ? null : canonical(path);
        if (canonical == null || context.request().method() != HttpMethod.GET && context.request().method() != HttpMethod.HEAD) {
            context.next();
            return;
        }
        if (mayBeAnOldAddress(path, canonical) || isOldListOf(path, canonical)) {
            // The article, or the tag, knows its present address, so that a reader gets there in one hop
            context.next();
            return;
        }
        meters.count(PageKind.of(canonical), RequestMeters.Outcome.PASS, 301);
        String query = context.request().query();
        context.response().setStatusCode(301)
                .putHeader(HttpHeaders.LOCATION, query == null ? canonical : canonical + "?" + query)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                // Vert.x gives this to GET only
                .putHeader(HttpHeaders.CONTENT_LENGTH, "0")
                .end();
    }

    /**
     * Whether the path is that of an article but for a slash at its end. A page that is kept has its present address, and needs no
     * database.
     */
    private boolean mayBeAnOldAddress(String path, String canonical) {
        return canonical.length() == path.length() - 1 && path.startsWith(canonical) && !ReservedPaths.isReserved(canonical)
                && !pages.keeps(canonical);
    }

    /** Whether the path is the first page of a tag or author in another engine. */
    private static boolean isOldListOf(String path, String canonical) {
        return path.contains("/page/1") && !ReservedPaths.isReserved(canonical) && OldGroupPath.of(path).isPresent();
    }

    /**
     * @return the path to redirect to, which never starts with two slashes, as another host does; null where the path is canonical
     *     already
     */
    static @Nullable String canonical(String path) {
        boolean hasSpareSlash = path.contains("//") || path.length() > 1 && path.endsWith("/");
        String cleaned = hasSpareSlash ? path.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "") : path;
        String target = MOVED.get(cleaned);
        if (target == null) {
            target = OldFeedPath.present(cleaned);
        }
        if (target == null && cleaned.endsWith("/page/1")) {
            target = cleaned.substring(0, cleaned.length() - "/page/1".length());
        }
        return target != null ? target : hasSpareSlash ? cleaned : null;
    }
}
