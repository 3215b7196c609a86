package recto.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;

/** What a resource says of its page where it is out of the ordinary; an ordinary page depends on every listed article. */
@RequestScoped
public class PageFacts {

    private boolean dependsOnItsPathAlone;
    private boolean failed;
    private Instant lastModified;
    private Instant validUntil;
    private CacheControl cacheControl = CacheControl.PAGE;
    private boolean noindex;

    /**
     * The page shows one article and changes with that one alone.
     *
     * @param validUntil null where no moment is known at which the page changes by itself
     */
    public void showsOneArticle(Instant lastModified, Instant validUntil) {
        this.dependsOnItsPathAlone = true;
        this.lastModified = lastModified;
        this.validUntil = validUntil == null ? Instant.MAX : validUntil;
    }

    /** It is no page but a file, which is as it is until it is written again. */
    public void showsAFile(Instant lastModified) {
        showsOneArticle(lastModified, null);
    }

    /** It only says why it could not be made. */
    public void failed() {
        failed = true;
    }

    boolean isFailed() {
        return failed;
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

    boolean dependsOnItsPathAlone() {
        return dependsOnItsPathAlone;
    }

    /** Null: when the site last changed. */
    Instant lastModified() {
        return lastModified;
    }

    /** Null: until the site next changes by itself. */
    Instant validUntil() {
        return validUntil;
    }
}
