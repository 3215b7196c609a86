package recto.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a resource tells about its page where the page is out of the ordinary. An ordinary page depends on every listed article. */
@RequestScoped
public class PageFacts {

    /** Null for a page that depends on every listed article. */
    private @Nullable Set<Long> articles;
    private boolean failed;
    private @Nullable Instant lastModified;
    private @Nullable Instant validUntil;
    private CacheControl cacheControl = CacheControl.PAGE;
    private boolean noindex;

    /**
     * The page shows these articles and no others: it may be kept when other articles change.
     *
     * @param articles their ids
     * @param validUntil when the page changes by itself; null where it does so only when the site does
     */
    public void madeOf(Set<Long> articles, @Nullable Instant validUntil) {
        this.articles = articles;
        this.validUntil = validUntil;
    }

    /** The answer is not a page but a file, which no import alters. */
    public void servesFile(Instant lastModified) {
        madeOf(Set.of(), null);
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
    @Nullable
    Instant lastModified() {
        return lastModified;
    }

    /** The ids of the articles that the page shows; null for a page that depends on every listed article. */
    @Nullable
    Set<Long> articles() {
        return articles;
    }

    /** When the page changes by itself; null where it does so only when the site does. */
    @Nullable
    Instant validUntil() {
        return validUntil;
    }
}
