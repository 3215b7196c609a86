package recto.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;

/** What a resource tells about its page where the page is out of the ordinary. An ordinary page depends on every listed article. */
@RequestScoped
public class PageFacts {

    private boolean invalidatedByPath;
    private boolean failed;
    private Instant lastModified;
    private Instant validUntil;
    private CacheControl cacheControl = CacheControl.PAGE;
    private boolean noindex;

    /**
     * An import names the path of this page whenever it alters the page, so that the page may be kept when others change.
     *
     * @param validUntil when the page changes by itself; null where it does so only when the site does
     */
    public void invalidatedByPath(Instant validUntil) {
        this.invalidatedByPath = true;
        this.validUntil = validUntil;
    }

    /** The answer is not a page but a file, which no import alters. */
    public void servesFile(Instant lastModified) {
        invalidatedByPath(null);
        lastModified(lastModified);
    }

    /** The page only tells why the page that was asked for could not be rendered. */
    public void failed() {
        failed = true;
    }

    boolean isFailed() {
        return failed;
    }

    /** For a page that knows when it last changed; every other page changed when the site last did. */
    public void lastModified(Instant lastModified) {
        this.lastModified = lastModified;
    }

    public void cacheControl(CacheControl cacheControl) {
        this.cacheControl = cacheControl;
    }

    /** Search engines are asked not to list the page. */
    public void noindex() {
        noindex = true;
    }

    boolean isNoindex() {
        return noindex;
    }

    CacheControl cacheControl() {
        return cacheControl;
    }

    /** Null where the page changed when the site last did. */
    Instant lastModified() {
        return lastModified;
    }

    boolean isInvalidatedByPath() {
        return invalidatedByPath;
    }

    /** When the page changes by itself; null where it does so only when the site does. */
    Instant validUntil() {
        return validUntil;
    }
}
