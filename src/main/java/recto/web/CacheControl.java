package recto.web;

/**
 * How long others may keep a page.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2">RFC 9111, section 5.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5861">RFC 5861</a>, for stale-while-revalidate and stale-if-error
 */
public enum CacheControl {

    /** A browser asks each time, which a 304 answers; a shared cache may hold it for a moment, and over a failure. */
    PAGE("public, max-age=%d, s-maxage=%2$d, stale-if-error=86400", 0, 10),

    /** Readers poll; five minutes late is no harm. */
    FEED("public, max-age=%d, stale-while-revalidate=3600, stale-if-error=86400", 300, 300),

    /** A file whose name stays when its bytes change, which is seldom. */
    FILE("public, max-age=%d, s-maxage=%2$d, stale-while-revalidate=86400, stale-if-error=86400", 3600, 300),

    /** An answer to one reader's question: nobody else asks it, and so this node keeps it no longer than it takes to write it. */
    SEARCH("private, max-age=%d", 30, 0),

    /** Likewise, for a program that asks again and again; in front of this node somebody may keep it. */
    SEARCH_FEED(FEED.format, 300, 300),

    /** Its name changes with its bytes. */
    IMMUTABLE("public, max-age=31536000, immutable", 0, 0),

    /** An address that leads nowhere may lead somewhere in a moment. */
    NONE("no-store", 0, 0);

    private final String format;
    private final int maxAge;
    private final int sharedMaxAge;

    CacheControl(String format, int maxAge, int sharedMaxAge) {
        this.format = format;
        this.maxAge = maxAge;
        this.sharedMaxAge = sharedMaxAge;
    }

    /** Whether this node keeps the page for others. */
    boolean isKept() {
        return this != NONE && this != SEARCH && this != SEARCH_FEED;
    }

    /** The longest of its times, in seconds; nearer than this to its next change a page needs a header of its own. */
    int longest() {
        return Math.max(maxAge, sharedMaxAge);
    }

    /** @param secondsLeft until the page changes by itself: nobody may keep it past that */
    public String header(long secondsLeft) {
        String header = format.formatted(Math.min(maxAge, secondsLeft), Math.min(sharedMaxAge, secondsLeft));
        // A page that is about to change must not be shown after it has
        return secondsLeft < longest() ? header.replaceAll(", stale-while-revalidate=\\d+", "") : header;
    }
}
