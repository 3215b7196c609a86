package recto.cache;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import recto.http.ContentCoding;
import recto.http.QueryParameters;
import recto.http.UrlPath;

/** What makes two requests requests for the same page. */
public final class PageKey {

    private static final List<String> SEARCH_PARAMETERS = List.of("q", "tag", "author", "year", "exact", "page");

    private PageKey() {}

    /** Whether Quarkus answers at the path, which it does in dev mode alone: elsewhere health and metrics have a port of their own. */
    public static boolean isOfQuarkus(String path) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT && path.startsWith("/q/");
    }

    /**
     * Whether at the path is an author's picture, which is not kept: a few of them would take the room of all pages. The card that is drawn
     * for an article is kept, since to draw it again would cost more.
     */
    public static boolean isStoredPicture(String path) {
        return path.startsWith(UrlPath.MEDIA) && !path.startsWith(UrlPath.MEDIA + "og/");
    }

    /**
     * The key of a page: the decoded path, so that two spellings of a path are one page, and for a search its parameters. Parameters that
     * the site does not know are never part of the key, or {@code ?x=1}, {@code ?x=2}, ... would fill the cache.
     */
    public static String of(HttpServerRequest request) {
        String path = request.path() == null ? "" : UrlPath.decode(request.path());
        return isSearch(path) ? path + QueryParameters.of(request.query()).canonical(SEARCH_PARAMETERS) : path;
    }

    private static boolean isSearch(String path) {
        return path.equals("/search") || path.startsWith("/search/");
    }

    /**
     * Takes from the request what its client would like, but for the content coding and Markdown, which are chosen here: any other page has
     * one address and one form. JAX-RS would choose by these headers, as a hit does not, and refuse a request where it cannot read one of them.
     */
    static void forgetPreferences(HttpServerRequest request) {
        ContentCoding coding = ContentCoding.choose(request);
        request.headers().remove(HttpHeaders.ACCEPT).remove("Accept-Language").remove("Accept-Charset").remove(HttpHeaders.ACCEPT_ENCODING);
        if (coding != ContentCoding.IDENTITY) {
            request.headers().set(HttpHeaders.ACCEPT_ENCODING, coding.token);
        }
    }
}
