package recto.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import recto.http.UrlPath;
import recto.site.SiteConfig;

/**
 * What each answer tells a browser that it may do with it. The headers are made once; an answer gets those of its kind before anything else
 * is known of it, so that no answer goes without.
 */
@ApplicationScoped
class SecurityHeaders {

    /** No page asks for any of these, and no frame in a page may. */
    private static final String PERMISSIONS = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
            + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private final MultiMap ofPages;
    private final MultiMap ofFiles;
    private final MultiMap ofCovers;
    private final MultiMap ofFeeds;

    SecurityHeaders(SiteConfig site, SecurityConfig security) {
        boolean isHttps = "https".equals(site.url().getScheme());
        // No script runs, whatever an author wrote, but for that of recto.site.live-reload. Pictures and media may come from other
        // hosts, but not in the clear where the site itself does not. connect-src is there only for tools that fetch robots.txt from
        // within a page (Lighthouse); pages connect to nothing
        String others = isHttps ? "https:" : "https: http:";
        String scripts = site.liveReload() ? "script-src 'self'; " : "";
        String pages = "default-src 'none'; %2$sstyle-src 'self'; img-src 'self' %1$s; media-src 'self' %1$s; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                .formatted(others, scripts);
        // A feed gets no more, which would be longer than the rest of the 304 that most requests for a feed get; its readers show it as a
        // page of their own
        ofFeeds = headers("X-Content-Type-Options", "nosniff");
        if (!security.hsts().isZero()) {
            ofFeeds.add("Strict-Transport-Security", "max-age=" + security.hsts().toSeconds());
        }
        MultiMap ofAllElse = HeadersMultiMap.httpHeaders().addAll(ofFeeds)
                .addAll(headers("Referrer-Policy", "strict-origin-when-cross-origin"))
                .addAll(headers("Permissions-Policy", PERMISSIONS));
        ofPages = HeadersMultiMap.httpHeaders().addAll(ofAllElse).addAll(headers("Content-Security-Policy", pages))
                .addAll(headers("Cross-Origin-Opener-Policy", "same-origin"))
                .addAll(headers("Cross-Origin-Resource-Policy", "same-origin"));
        // Feed readers show the pictures and the mark of the site on pages of other sites
        ofFiles = HeadersMultiMap.httpHeaders().addAll(ofAllElse).addAll(headers("Content-Security-Policy", pages))
                .addAll(headers("Cross-Origin-Resource-Policy", "cross-origin"));
        // A drawn cover has a style element of its own, for light and dark pages, and nothing else
        ofCovers = HeadersMultiMap.httpHeaders().addAll(ofFeeds)
                .addAll(headers("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"))
                .addAll(headers("Cross-Origin-Resource-Policy", "cross-origin"));
    }

    private static MultiMap headers(String name, String value) {
        return HeadersMultiMap.httpHeaders().add(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    void add(HttpServerRequest request) {
        request.response().headers().addAll(of(request.path()));
    }

    private MultiMap of(String path) {
        if (path == null) {
            return ofPages;
        }
        if (path.startsWith(UrlPath.MEDIA)) {
            return path.startsWith("cover/", UrlPath.MEDIA.length()) ? ofCovers : ofFiles;
        }
        if (path.endsWith("/rss.xml") || path.endsWith("/atom.xml") || path.endsWith("/feed.json")) {
            return ofFeeds;
        }
        return path.startsWith("/assets/") || path.equals("/favicon.svg") ? ofFiles : ofPages;
    }

    /** For an answer that no route has seen. */
    Iterable<Map.Entry<String, String>> ofPages() {
        return ofPages;
    }
}
