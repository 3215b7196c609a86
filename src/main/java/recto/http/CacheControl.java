package recto.http;

import io.vertx.core.http.HttpHeaders;
import java.util.Locale;

/**
 * The Cache-Control headers of pages and files: how long browsers and shared caches may keep them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2">RFC 9111, section 5.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5861">RFC 5861</a>, for stale-while-revalidate and stale-if-error
 */
public enum CacheControl {

    /**
     * A browser asks for the page each time and mostly gets a 304. A shared cache may keep the page for ten seconds, and for a day while
     * this node fails.
     */
    PAGE("public, max-age=%d, s-maxage=%2$d, stale-if-error=86400", 0, 10),

    /**
     * The Markdown of an article at the article's own address. A shared cache that does not know Accept, as those of some CDNs do not, would
     * give it to a browser.
     */
    NEGOTIATED("private, max-age=%d", 0, 0),

    /** There is nothing at the address, but there may be something soon. */
    MISSING("public, max-age=%d, s-maxage=%2$d", 0, 10),

    /** Feed readers poll, and a delay of five minutes does no harm. */
    FEED("public, max-age=%d, stale-while-revalidate=3600, stale-if-error=86400", 300, 300),

    /** A file that keeps its name when its bytes change, which is seldom. */
    FILE("public, max-age=%d, s-maxage=%2$d, stale-while-revalidate=86400, stale-if-error=86400", 3600, 300),

    /** The results of a search, of which this node keeps a few. */
    SEARCH("private, max-age=%d", 30, 0),

    /** A search as a feed. A program asks for it again and again, so a shared cache may keep it. */
    SEARCH_FEED(FEED.format, 300, 300),

    /** A file whose name changes with its bytes. */
    IMMUTABLE("public, max-age=31536000, immutable", 0, 0),

    /** A failure, which may be over at the next request. */
    NONE("no-store", 0, 0);

    private final String format;
    private final int maxAge;
    private final int sharedMaxAge;
    /** Made once: to write it for each page that is not kept took a fortieth of the page's time. */
    private final CharSequence usual;

    CacheControl(String format, int maxAge, int sharedMaxAge) {
        this.format = format;
        this.maxAge = maxAge;
        this.sharedMaxAge = sharedMaxAge;
        this.usual = HttpHeaders.createOptimized(header(Long.MAX_VALUE));
    }

    /** Whether this node's page cache may keep the page. */
    public boolean isKept() {
        return this != NONE && this != MISSING && !isOfSearch();
    }

    /** Whether the page shows what was found: there is no end of such pages, so they have a room of their own in the page cache. */
    public boolean isOfSearch() {
        return this == SEARCH || this == SEARCH_FEED;
    }

    /** The longest time that the header allows, in seconds. A page that changes sooner needs a header of its own. */
    public int longest() {
        return Math.max(maxAge, sharedMaxAge);
    }

    /** The header while the next change of the page is further away than any cache may keep it. */
    public CharSequence usual() {
        return usual;
    }

    /** @param secondsLeft until the page changes by itself; no cache may keep the page for longer */
    public String header(long secondsLeft) {
        String header = String.format(Locale.ROOT, format, Math.min(maxAge, secondsLeft), Math.min(sharedMaxAge, secondsLeft));
        // So close to its change a page must not be shown while a cache asks for the new one
        return secondsLeft < longest() ? header.replaceAll(", stale-while-revalidate=\\d+", "") : header;
    }
}
