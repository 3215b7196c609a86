package recto.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;

/** What a resource says of its page where it is out of the ordinary; an ordinary page depends on every listed article. */
@RequestScoped
public class PageFacts {

    private boolean invalidatedByPath;
    private boolean failed;
    private Instant lastModified;
    private Instant validUntil;
    private CacheControl cacheControl = CacheControl.PAGE;
    private boolean noindex;

    /**
     * Whatever alters this page, an import announces its path: the page stays when others change.
     *
     * @param validUntil null where no moment is known at which the page changes by itself, other than the site's next
     */
    public void invalidatedByPath(Instant validUntil) {
        this.invalidatedByPath = true;
        this.validUntil = validUntil;
    }

    /** It is no page but a file, which is as it is until it is written again. */
    public void servesFile(Instant lastModified) {
        invalidatedByPath(null);
        lastModified(lastModified);
    }

    /** It only says why it could not be made. */
    public void failed() {
        failed = true;
    }

    boolean isFailed() {
        return failed;
    }

    /** Where the page knows better than the site when it last changed. */
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

    /** Null: when the site last changed. */
    Instant lastModified() {
        return lastModified;
    }

    boolean isInvalidatedByPath() {
        return invalidatedByPath;
    }

    /** Null: until the site next changes by itself; never later than that. */
    Instant validUntil() {
        return validUntil;
    }
}
