package recto.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Under which name the page cache keeps a page. */
final class PageKey {

    private static final List<String> SEARCH_PARAMETERS = List.of("q", "tag", "author", "year", "exact", "page");

    private PageKey() {}

    /**
     * Whether at the path is an author's picture, which is not kept: a few of them would take the room of all pages. The card that is drawn
     * for an article is kept, since to draw it again would cost more.
     */
    static boolean isStoredPicture(String path) {
        return path.startsWith(UrlPath.MEDIA) && !path.startsWith(UrlPath.MEDIA + "og/");
    }

    /**
     * The key of a page: the decoded path, so that two spellings of a path are one page, and for a search its parameters. Parameters that
     * the site does not know are never part of the key, or {@code ?x=1}, {@code ?x=2}, ... would fill the cache.
     */
    static String of(HttpServerRequest request) {
        String path = path(request);
        return isSearch(path)
                ? path + QueryParameters.of(request.query()).canonical(SEARCH_PARAMETERS) : path;
    }

    static boolean isSearch(String path) {
        return path.startsWith("/search") && (path.length() == 7 || path.charAt(7) == '/' || path.charAt(7) == '?');
    }

    static String inCoding(String path, ContentCoding coding) {
        return path + ' ' + coding;
    }

    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "" : UrlPath.decode(path);
    }
}
