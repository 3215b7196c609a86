package recto.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.stream.Stream;

/** One address for each page: other spellings, and the addresses that feeds commonly have elsewhere, answer 301. */
class Canonical {

    private static final Map<String, String> MOVED = Map.of(
            "/feed", "/rss.xml",
            "/rss", "/rss.xml",
            "/index.xml", "/rss.xml",
            "/feed.xml", "/rss.xml",
            "/atom", "/atom.xml",
            "/index.html", "/",
            "/articles", "/",
            "/page/1", "/",
            "/favicon.ico", "/favicon.svg");

    /** The paths that are redirected to others, whole. */
    static Stream<String> moved() {
        return MOVED.keySet().stream();
    }

    /** Before the page cache, so that no page is rendered for a spelling that nobody should use. */
    void register(@Observes Filters filters) {
        filters.register(this::redirect, 200);
    }

    private void redirect(RoutingContext context) {
        String path = context.request().path();
        if (path != null && path.contains("%00")) {
            // No text in PostgreSQL holds this character, so nothing can be at such an address
            context.reroute("/404");
            return;
        }
        String canonical = path == null ? null : canonical(path);
        if (canonical == null || context.request().method() != HttpMethod.GET && context.request().method() != HttpMethod.HEAD) {
            context.next();
            return;
        }
        String query = context.request().query();
        context.response().setStatusCode(301)
                .putHeader(HttpHeaders.LOCATION, query == null ? canonical : canonical + "?" + query)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end();
    }

    /** @return null where the path is as it should be; never one that starts with two slashes, which would be another host */
    static String canonical(String path) {
        boolean isOdd = path.contains("//") || path.length() > 1 && path.endsWith("/");
        String straight = isOdd ? path.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "") : path;
        String elsewhere = MOVED.get(straight);
        if (elsewhere == null && straight.endsWith("/page/1")) {
            elsewhere = straight.substring(0, straight.length() - "/page/1".length());
        }
        return elsewhere != null ? elsewhere : isOdd ? straight : null;
    }
}
